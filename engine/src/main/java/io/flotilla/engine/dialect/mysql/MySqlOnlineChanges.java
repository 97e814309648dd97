package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.OnlineChanges;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions;
import io.flotilla.engine.schema.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What pt-online-schema-change and gh-ost can do. Both copy rows by {@code INSERT IGNORE}, column
 * by column of the same name:
 * https://docs.percona.com/percona-toolkit/pt-online-schema-change.html,
 * https://github.com/github/gh-ost/blob/master/doc/requirements-and-limitations.md.
 */
final class MySqlOnlineChanges implements OnlineChanges {

    private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_$-]*");

    /** pt-online-schema-change puts more lines before a name that is taken. */
    private static final String TABLES = "(_+%1$s_(new|old)|_%1$s_(gho|ghc|del|\\d{14}_del))";

    private static final String TRIGGERS = "pt_osc_";

    @Override
    public Optional<String> refusal(String sql) {
        var tokens = SqlToken.list(sql);
        if (ScriptStatements.of(sql).size() != 1
                || tokens.size() < 4
                || !tokens.get(0).is("ALTER")
                || !tokens.get(1).is("TABLE")
                || tokens.get(2).isAny("IF", "ONLINE", "IGNORE")
                || !tokens.get(2).isName()
                || tokens.get(3).is(".")) {
            return Optional.of("a tool is given one ALTER TABLE <table> … and nothing else");
        }
        if (sql.contains("/*")) {
            return Optional.of("a tool cannot be given comments: take /* … */ out");
        }
        var table = tokens.get(2).name();
        if (!SAFE_NAME.matcher(table).matches()) {
            return Optional.of(
                    "a tool cannot safely be given the table's name '%s', which has other characters than A-Z, a-z, 0-9, _, $ and -: have the server do it"
                            .formatted(table));
        }
        return refusalOfClauses(tokens.subList(3, tokens.size()));
    }

    private static Optional<String> refusalOfClauses(List<SqlToken> tokens) {
        var depth = 0;
        for (var i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth != 0) {
                continue;
            }
            if (token.is("RENAME") && !isAt(tokens, i + 1, "INDEX", "KEY")
                    || token.is("CHANGE") && renames(tokens, i + 1)) {
                return Optional.of(
                        "it renames something, which a tool that copies by name loses: rename in a statement of its own");
            }
            if (token.is("PARTITION") && !isAt(tokens, i + 1, "BY")) {
                return Optional.of(
                        "it is about single partitions, whose rows a tool copies all the same: have the server do it");
            }
            if (token.isAny("FOREIGN", "REFERENCES")) {
                return Optional.of(
                        "it adds or drops a foreign key, which tools give another name or do not know: have the server do it");
            }
            if (token.isAny("DISCARD", "IMPORT")) {
                return Optional.of("it is about the table's file, of which a copy has another");
            }
        }
        return Optional.empty();
    }

    private static boolean isAt(List<SqlToken> tokens, int at, String... words) {
        return at < tokens.size() && tokens.get(at).isAny(words);
    }

    /** Behind CHANGE: the name now, and the name to be. */
    private static boolean renames(List<SqlToken> tokens, int from) {
        var at = from;
        while (isAt(tokens, at, "COLUMN", "IF", "EXISTS")) {
            at++;
        }
        return at + 1 < tokens.size() && !tokens.get(at).name().equals(tokens.get(at + 1).name());
    }

    @Override
    public Optional<String> refusal(String sql, Schema before) {
        return refusal(sql).or(() -> refusal(task(sql).table(), before.tables()));
    }

    private static Optional<String> refusal(String name, List<Table> tables) {
        var found = tables.stream().filter(table -> table.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            return Optional.of("there is no table '%s'".formatted(name));
        }
        var table = found.get();
        if (!table.foreignKeys().isEmpty()) {
            return Optional.of(
                    "%s has foreign keys, which tools give other names: have the server do it"
                            .formatted(name));
        }
        return ((TableOptions.MySql) table.options()).systemVersioned()
                ? Optional.of(
                        "%s is system-versioned, and a tool does not copy its history: have the server do it"
                                .formatted(name))
                : Optional.empty();
    }

    @Override
    public Optional<String> reservation(Statement statement, Schema before) {
        var refusal = refusal(statement.sql(), before);
        if (refusal.isPresent()) {
            return refusal;
        }
        var name = task(statement.sql()).table();
        if (before.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .anyMatch(key -> key.referencedTable().equals(name))) {
            return Optional.of("foreign keys of other tables lead to it");
        }
        if (before.objects(Trigger.class).stream()
                .anyMatch(trigger -> trigger.relation().equals(name))) {
            return Optional.of("it has triggers");
        }
        return before.tables().stream()
                        .filter(table -> table.name().equals(name))
                        .noneMatch(MySqlOnlineChanges::hasKey)
                ? Optional.of("it has no primary or unique key to copy by")
                : Optional.empty();
    }

    private static boolean hasKey(Table table) {
        return table.primaryKey() != null
                || table.indexes().stream().anyMatch(index -> index.unique());
    }

    @Override
    public Task task(String sql) {
        var refusal = refusal(sql);
        if (refusal.isPresent()) {
            throw new IllegalArgumentException(refusal.get());
        }
        var tokens = SqlToken.list(sql);
        return new Task(
                tokens.get(2).name(), sql.substring(tokens.get(3).start(), tokens.getLast().end()));
    }

    @Override
    public Optional<Trace> trace(Schema live, String sql) {
        if (refusal(sql).isPresent()) {
            return Optional.empty();
        }
        var name = task(sql).table();
        var made = Pattern.compile(TABLES.formatted(Pattern.quote(name))).asMatchPredicate();
        var tables = live.tables().stream().map(Table::name).filter(made).toList();
        var triggers =
                live.objects(Trigger.class).stream()
                        .filter(trigger -> trigger.name().startsWith(TRIGGERS))
                        .filter(
                                trigger ->
                                        trigger.relation().equals(name)
                                                || tables.contains(trigger.relation()))
                        .toList();
        if (tables.isEmpty() && triggers.isEmpty()) {
            return Optional.empty();
        }
        var found = new ArrayList<String>();
        tables.forEach(table -> found.add("table " + table));
        triggers.forEach(trigger -> found.add("trigger " + trigger.name()));
        var removal =
                Stream.concat(
                                triggers.stream()
                                        .map(it -> "DROP TRIGGER " + Identifiers.quoted(it.name())),
                                tables.stream().map(it -> "DROP TABLE " + Identifiers.quoted(it)))
                        .toList();
        return Optional.of(new Trace(without(live, tables::contains, triggers), found, removal));
    }

    private static Schema without(Schema live, Predicate<String> tables, List<Trigger> triggers) {
        return new Schema(
                live.tables().stream().filter(table -> !tables.test(table.name())).toList(),
                live.objects().stream()
                        .filter(object -> !(object instanceof Trigger it && triggers.contains(it)))
                        .toList(),
                live.dependencies(),
                live.grants());
    }
}
