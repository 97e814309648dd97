package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Check;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Writes renames. Keys, foreign keys, and on MariaDB checks, computed columns and partitions follow
 * by themselves: https://mariadb.com/kb/en/alter-table/#rename-column. MySQL refuses a column that
 * those name: https://dev.mysql.com/doc/refman/8.4/en/alter-table.html#alter-table-redefine-column.
 */
final class MySqlRenames {

    static final Set<Rename.Kind> KINDS =
            Set.of(Rename.Kind.TABLE, Rename.Kind.COLUMN, Rename.Kind.INDEX, Rename.Kind.SEQUENCE);

    private MySqlRenames() {}

    static Draft write(Rename rename) {
        var from = Identifiers.quoted(rename.from());
        var to = Identifiers.quoted(rename.to());
        return switch (rename.kind()) {
            case TABLE ->
                    alone("RENAME TABLE %s TO %s".formatted(from, to))
                            .withHazard(TableWriter.lock(rename.from()))
                            .withFinding(
                                    told(rename) + ", and what was granted on it does not follow");
            case SEQUENCE ->
                    alone("RENAME TABLE %s TO %s".formatted(from, to))
                            .withFinding(
                                    told(rename) + ", and what was granted on it does not follow");
            case COLUMN ->
                    inTable(rename, "RENAME COLUMN %s TO %s".formatted(from, to))
                            .withFinding(told(rename));
            case INDEX -> inTable(rename, "RENAME INDEX %s TO %s".formatted(from, to));
            case VIEW, MATERIALIZED_VIEW, TYPE, CONSTRAINT, ENUM_VALUE ->
                    throw new IllegalArgumentException("not renamed on MySQL: " + rename);
        };
    }

    private static String told(Rename rename) {
        return "%s is renamed to %s: an application that knows the old name fails"
                .formatted(rename.reversed(), rename.to());
    }

    private static Draft inTable(Rename rename, String clause) {
        var table = Objects.requireNonNull(rename.owner());
        return alone("ALTER TABLE %s %s".formatted(Identifiers.quoted(table), clause))
                .withHazard(TableWriter.lock(table));
    }

    private static Draft alone(String sql) {
        return TableWriter.alone(Phase.DROP_VIEW, sql);
    }

    /** With the names there were before; a table's name may also be a literal. */
    static Check undone(Check check, List<Rename> renames) {
        var tokens = SqlToken.list(check.sql());
        var names = new HashMap<String, String>();
        var tables = new HashMap<String, String>();
        for (var rename : renames) {
            var owner = rename.owner();
            if (owner == null || mentions(tokens, owner)) {
                names.put(rename.to(), rename.from());
            }
            if (rename.kind() == Rename.Kind.TABLE) {
                tables.put(rename.to(), rename.from());
            }
        }
        return new Check(undone(check.sql(), tokens, names, tables), check.because());
    }

    private static boolean mentions(List<SqlToken> tokens, String name) {
        return tokens.stream().anyMatch(token -> token.isName() && token.name().equals(name));
    }

    private static String undone(
            String sql,
            List<SqlToken> tokens,
            Map<String, String> names,
            Map<String, String> tables) {
        var text = new StringBuilder();
        var copied = 0;
        for (var token : tokens) {
            var before =
                    switch (token.kind()) {
                        case QUOTED -> names.get(token.name());
                        case STRING -> tables.get(token.value());
                        case WORD, SIGN, COMMENT -> null;
                    };
            if (before != null) {
                text.append(sql, copied, token.start())
                        .append(
                                token.kind() == SqlToken.Kind.QUOTED
                                        ? Identifiers.quoted(before)
                                        : Identifiers.literal(before));
                copied = token.end();
            }
        }
        return text.append(sql.substring(copied)).toString();
    }
}
