package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.postgres.SqlTokens;
import io.flotilla.engine.dialect.postgres.SqlTokens.Token;
import io.flotilla.engine.dialect.redshift.SchemaReader.NotModelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A view as the catalog has it: of an ordinary one its query as the server prints it, of a
 * late-binding and of a materialized one the whole statement as somebody wrote it.
 *
 * @param attributes what stands between the name and {@code AS}, words in capitals, without AUTO
 *     REFRESH, which can change
 * @param query without the schema's own name, which is {@code ${schema}} in a late-binding view
 */
record ViewText(Row row, Kind kind, String attributes, String query) {

    enum Kind {
        ORDINARY,
        LATE_BINDING,
        MATERIALIZED
    }

    private static final List<String> NO_BINDING = List.of("with", "no", "schema", "binding");

    String name() {
        return row.text("relname");
    }

    boolean isMaterialized() {
        return kind == Kind.MATERIALIZED;
    }

    static ViewText read(String schema, Row row) {
        var name = row.text("relname");
        var text = row.find("definition");
        if (text == null || text.isBlank()) {
            throw new NotModelled("view %s, whose text this user may not see".formatted(name));
        }
        var sql = withoutEnd(text);
        var tokens = SqlTokens.of(sql);
        if (!tokens.getFirst().is("CREATE")) {
            return new ViewText(row, Kind.ORDINARY, "", sql);
        }
        var materialized = tokens.stream().limit(4).anyMatch(token -> token.is("MATERIALIZED"));
        var as = firstAs(tokens, name);
        var last = tokens.size() - 1;
        var late = !materialized && endsUnbound(tokens);
        if (late) {
            last -= NO_BINDING.size();
        }
        var query = sql.substring(tokens.get(as).end(), tokens.get(last).end()).strip();
        return new ViewText(
                row,
                materialized ? Kind.MATERIALIZED : late ? Kind.LATE_BINDING : Kind.ORDINARY,
                attributes(tokens.subList(afterName(tokens, name), as)),
                ownNamed(query, schema, late ? RedshiftSql.OWN_SCHEMA + "." : ""));
    }

    private static String withoutEnd(String text) {
        var sql = text.strip();
        return sql.endsWith(";") ? sql.substring(0, sql.length() - 1).strip() : sql;
    }

    private static boolean endsUnbound(List<Token> tokens) {
        var size = tokens.size();
        return size > NO_BINDING.size()
                && tokens.subList(size - NO_BINDING.size(), size).stream()
                        .map(Token::text)
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList()
                        .equals(NO_BINDING);
    }

    private static int firstAs(List<Token> tokens, String view) {
        var depth = 0;
        for (int i = afterName(tokens, view); i < tokens.size(); i++) {
            var token = tokens.get(i);
            depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
            if (depth == 0 && token.is("AS") && i + 1 < tokens.size()) {
                return i;
            }
        }
        throw new NotModelled("view %s, in whose text there is no query".formatted(view));
    }

    /** Behind {@code CREATE [OR REPLACE] [MATERIALIZED] VIEW [schema.]name}. */
    private static int afterName(List<Token> tokens, String view) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("VIEW")) {
                var at = i + 2;
                while (at + 1 < tokens.size() && tokens.get(at).is('.')) {
                    at += 2;
                }
                return at;
            }
        }
        throw new NotModelled("view %s, whose text does not create one".formatted(view));
    }

    private static String attributes(List<Token> tokens) {
        var kept = new ArrayList<Token>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("AUTO")
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).is("REFRESH")) {
                i += 2;
            } else if (tokens.get(i).is("BACKUP")) {
                i++;
            } else {
                kept.add(tokens.get(i));
            }
        }
        var depth = 0;
        var words = new ArrayList<String>();
        for (var token : kept) {
            depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
            words.add(
                    token.kind() == SqlTokens.Kind.WORD && depth == 0
                            ? token.text().toUpperCase(Locale.ROOT)
                            : token.isName() ? Names.quoted(token.name()) : token.text());
        }
        return words.stream()
                .collect(Collectors.joining(" "))
                .replace("( ", "(")
                .replace(" )", ")")
                .replace(" ,", ",");
    }

    /** The SQL with something else where the schema's name stands before another name. */
    private static String ownNamed(String sql, String schema, String instead) {
        var text = new StringBuilder();
        var tokens = SqlTokens.of(sql);
        var copied = 0;
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).isName()
                    && tokens.get(i).name().equals(schema)
                    && tokens.get(i + 1).is('.')
                    && tokens.get(i + 2).isName()
                    && (i == 0 || !tokens.get(i - 1).is('.'))) {
                text.append(sql, copied, tokens.get(i).start()).append(instead);
                copied = tokens.get(i + 1).end();
            }
        }
        return text.append(sql.substring(copied)).toString();
    }
}
