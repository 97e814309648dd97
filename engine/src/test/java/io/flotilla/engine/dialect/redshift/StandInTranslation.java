package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.postgres.SqlTokens;
import io.flotilla.engine.dialect.postgres.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns the Redshift SQL that tests write, and the dialect, into what the stand-in understands: one
 * statement of PostgreSQL, and calls that have it remember the rest. No more of Redshift than that.
 */
final class StandInTranslation {

    private static final Pattern CATALOG =
            Pattern.compile(
                    "(?<![.'\\w])(pg_class|pg_attribute|pg_proc_info|svv_\\w+|format_type|pg_get_viewdef)\\b");

    private static final Set<String> TYPES = Set.of("super", "geometry", "geography", "hllsketch");

    private final String sql;
    private final List<Token> tokens;
    private final List<String> notes = new ArrayList<>();

    private StandInTranslation(String sql) {
        this.sql = sql;
        this.tokens = SqlTokens.of(sql);
    }

    /** The statements to run instead, in order. */
    static List<String> of(String sql) {
        return new StandInTranslation(sql).translate();
    }

    private List<String> translate() {
        if (tokens.isEmpty()) {
            return List.of(sql);
        }
        if (begins("SELECT")) {
            return List.of(catalogs());
        }
        if (begins("SET", "LOCAL", "query_group") || begins("SET", "query_group")) {
            return List.of(sql.replace("query_group", "standin.query_group"));
        }
        if (begins("CREATE", "TABLE")) {
            return createTable();
        }
        if (begins("ALTER", "TABLE")) {
            return alterTable();
        }
        if (begins("CREATE", "MATERIALIZED")) {
            return materializedView();
        }
        if (begins("ALTER", "MATERIALIZED")) {
            return List.of(
                    "UPDATE standin.relations SET autorefresh = %s WHERE relid = '%s'::regclass"
                            .formatted(
                                    tokens.getLast().is("YES"),
                                    Names.quoted(tokens.get(3).name())));
        }
        if (begins("CREATE", "VIEW") && tokens.getLast().is("BINDING")) {
            return List.of(
                    "CREATE VIEW %s AS SELECT 1 AS late".formatted(text(2)),
                    note("note_text", text(2), Names.literal(sql), "false"));
        }
        if (begins("COMMENT", "ON", "VIEW")) {
            var name = text(3);
            var comment = tokens.getLast().text();
            return List.of(
                    """
                    DO $do$ BEGIN COMMENT ON VIEW %1$s IS %2$s;
                    EXCEPTION WHEN wrong_object_type THEN COMMENT ON MATERIALIZED VIEW %1$s IS %2$s; END $do$"""
                            .formatted(name, comment));
        }
        return List.of(sql);
    }

    private String catalogs() {
        return CATALOG.matcher(sql)
                .replaceAll("standin.$1")
                .replaceAll("LEFT JOIN pg_attrdef e ON .*", "")
                .replace("e.adsrc", "standin.adsrc(c.oid, a.attnum) AS adsrc")
                .replace("'query_group'", "'standin.query_group'")
                .replace("current_namespace", "'stand-in'")
                .replace("has_table_privilege('svv", "has_table_privilege('standin.svv")
                .replace("datediff(second,", "datediff('second',");
    }

    private List<String> createTable() {
        var open = find(0, "(");
        var close = closing(open);
        var name = sql.substring(tokens.get(1).end(), tokens.get(open).start()).strip();
        var table = name.replaceFirst("(?i)^if not exists\\s+", "");
        var elements =
                elements(open + 1, close).stream()
                        .map(range -> element(table, range))
                        .collect(Collectors.joining(", "));
        var all = new ArrayList<String>();
        all.add("CREATE TABLE %s (%s)".formatted(name, elements));
        attributes(table, close + 1);
        all.addAll(notes);
        return all;
    }

    private record Range(int from, int to) {}

    private List<Range> elements(int from, int to) {
        var ranges = new ArrayList<Range>();
        var start = from;
        var depth = 0;
        for (int i = from; i < to; i++) {
            depth += tokens.get(i).is('(') ? 1 : tokens.get(i).is(')') ? -1 : 0;
            if (depth == 0 && tokens.get(i).is(',')) {
                ranges.add(new Range(start, i));
                start = i + 1;
            }
        }
        ranges.add(new Range(start, to));
        return ranges;
    }

    /** A column or a constraint as PostgreSQL has it. */
    private String element(String table, Range range) {
        var column = tokens.get(range.from());
        var text = new StringBuilder();
        for (int i = range.from(); i < range.to(); i++) {
            var token = tokens.get(i);
            if (i == range.from() + 1 && TYPES.contains(token.name())) {
                text.append(" standin.").append(token.text());
            } else if (token.is("ENCODE")) {
                note("note_column", table, literal(column), encoding(tokens.get(++i)), "NULL");
            } else if (token.is("DISTKEY")) {
                note("note_distribution", table, "1", literal(column));
            } else if (token.is("SORTKEY")) {
                note("note_sort", table, "ARRAY[%s]".formatted(literal(column)), "false");
            } else if (token.is("IDENTITY")) {
                text.append(identity(table, column, i));
                i = closing(i + 1);
            } else {
                if (i > range.from()) {
                    text.append(sql, tokens.get(i - 1).end(), token.start());
                }
                text.append(token.text());
            }
        }
        return text.toString();
    }

    private String identity(String table, Token column, int at) {
        var always = !tokens.get(at - 1).is("AS");
        var numbers =
                sql.substring(tokens.get(at + 1).end(), tokens.get(closing(at + 1)).start())
                        .replaceAll("\\s", "");
        var source = "%sidentity(1, 0, '%s'::text)".formatted(always ? "" : "default_", numbers);
        note("note_column", table, literal(column), "NULL", Names.literal(source));
        return " %sIDENTITY (START %s INCREMENT %s)"
                .formatted(
                        always ? "GENERATED ALWAYS AS " : "",
                        numbers.split(",")[0],
                        numbers.split(",")[1]);
    }

    private void attributes(String table, int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).is("DISTSTYLE")) {
                distribution(table, i + 1);
            } else if (tokens.get(i).is("DISTKEY")) {
                note("note_distribution", table, "1", literal(tokens.get(i + 2)));
            } else if (tokens.get(i).is("SORTKEY")) {
                sort(table, i);
            }
        }
    }

    private void distribution(String table, int at) {
        var style = List.of("EVEN", "KEY", "ALL", "AUTO").indexOf(tokens.get(at).text());
        if (style != 1) {
            note("note_distribution", table, List.of("0", "1", "8", "9").get(style), "NULL");
        }
    }

    private void sort(String table, int at) {
        if (!tokens.get(at + 1).is('(')) {
            note("note_sort", table, "ARRAY[]::text[]", "false");
            return;
        }
        var names =
                elements(at + 2, closing(at + 1)).stream()
                        .map(range -> literal(tokens.get(range.from())))
                        .collect(Collectors.joining(", ", "ARRAY[", "]"));
        note("note_sort", table, names, String.valueOf(tokens.get(at - 1).is("INTERLEAVED")));
    }

    private List<String> alterTable() {
        var table = text(2);
        if (tokens.get(3).is("ADD") && tokens.get(4).is("COLUMN")) {
            var column = element(table, new Range(5, tokens.size()));
            var all = new ArrayList<String>();
            all.add("ALTER TABLE %s ADD COLUMN %s".formatted(table, column));
            all.addAll(notes);
            return all;
        }
        if (!tokens.get(3).is("ALTER")) {
            return List.of(sql);
        }
        for (int i = 4; i < tokens.size(); i++) {
            if (tokens.get(i).is("ENCODE")) {
                note(
                        "note_column",
                        table,
                        literal(tokens.get(i - 1)),
                        encoding(tokens.get(i + 1)),
                        "NULL");
            } else if (tokens.get(i).is("DISTKEY")) {
                note("note_distribution", table, "1", literal(tokens.get(i + 1)));
            } else if (tokens.get(i).is("DISTSTYLE")) {
                distribution(table, i + 1);
            } else if (tokens.get(i).is("SORTKEY") && !tokens.getLast().is("AUTO")) {
                sort(table, i);
            }
        }
        var nothing = tokens.getLast().is("AUTO") ? List.of("SELECT 1") : List.of(sql);
        return notes.isEmpty() ? nothing : notes;
    }

    private List<String> materializedView() {
        var as = find(4, "AS");
        var name = text(3);
        var refreshes = sql.toUpperCase(Locale.ROOT).contains("AUTO REFRESH YES");
        return List.of(
                "CREATE MATERIALIZED VIEW %s AS %s"
                        .formatted(name, sql.substring(tokens.get(as).end())),
                note("note_text", name, Names.literal(sql), String.valueOf(refreshes)));
    }

    private String note(String function, String relation, String... arguments) {
        var call =
                "SELECT standin.%s(%s::regclass, %s)"
                        .formatted(function, Names.literal(relation), String.join(", ", arguments));
        notes.add(call);
        return call;
    }

    private boolean begins(String... words) {
        if (tokens.size() < words.length) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    private int find(int from, String what) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).is(what) || what.equals("(") && tokens.get(i).is('(')) {
                return i;
            }
        }
        throw new IllegalArgumentException("no %s in %s".formatted(what, sql));
    }

    private int closing(int open) {
        var depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).is('(') ? 1 : tokens.get(i).is(')') ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("no end of parentheses in " + sql);
    }

    private String text(int at) {
        return tokens.get(at).text();
    }

    private static String encoding(Token token) {
        return token.is("RAW") ? "'none'" : literal(token);
    }

    private static String literal(Token token) {
        return Names.literal(token.name());
    }
}
