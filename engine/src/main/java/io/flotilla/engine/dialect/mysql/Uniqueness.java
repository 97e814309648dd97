package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexKey;
import io.flotilla.engine.schema.IndexOptions;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A query that is true if the rows, as they are before a plan, allow a key to be unique. Empty
 * where that cannot be read yet: the values change with the plan.
 */
final class Uniqueness {

    private final Table from;
    private final Table to;

    private Uniqueness(Table from, Table to) {
        this.from = from;
        this.to = to;
    }

    static Optional<String> of(Index index, Table from, Table to) {
        return new Uniqueness(from, to).query(index.keys(), index.options());
    }

    static Optional<String> of(PrimaryKey key, Table from, Table to) {
        return new Uniqueness(from, to)
                .query(
                        key.columns().stream()
                                .map(it -> new IndexKey(it, null, null, null, false, false))
                                .toList(),
                        key.options());
    }

    private Optional<String> query(List<IndexKey> parts, IndexOptions options) {
        var prefixes = ((IndexOptions.MySql) options).prefixes();
        var keys = new ArrayList<String>();
        for (var i = 0; i < parts.size(); i++) {
            var name = parts.get(i).column();
            var after = name == null ? null : column(to, name);
            if (after == null || prefixes.contains("WITHOUT OVERLAPS")) {
                return Optional.empty();
            }
            var before = column(from, after.name());
            if (before == null) {
                if (!isTheSameInAllRows(after)) {
                    return Optional.empty();
                }
            } else if (!isAsBefore(before, after)) {
                return Optional.empty();
            } else {
                keys.add(key(after.name(), prefixes.isEmpty() ? "" : prefixes.get(i)));
            }
        }
        return Optional.of(keys.isEmpty() ? atMostOneRow() : noneTwice(keys));
    }

    /** A new column without a value of each row's own; NULL is never twice the same. */
    private static boolean isTheSameInAllRows(Column column) {
        return column.generatedAs() == null
                && !Definitions.isAutoIncrement(column)
                && (column.defaultExpression() == null
                        ? !column.nullable()
                        : column.defaultExpression().matches("'.*'|-?[0-9.]+"));
    }

    private static boolean isAsBefore(Column before, Column after) {
        return before.type().equals(after.type())
                && Objects.equals(before.collation(), after.collation())
                && Objects.equals(before.generatedAs(), after.generatedAs())
                && Definitions.isAutoIncrement(before) == Definitions.isAutoIncrement(after);
    }

    private static String key(String column, String prefix) {
        var name = Identifiers.quoted(column);
        return prefix.isEmpty() ? name : "left(%s, %s)".formatted(name, prefix);
    }

    private String atMostOneRow() {
        return "SELECT NOT EXISTS (SELECT 1 FROM %s HAVING count(*) > 1)"
                .formatted(Identifiers.quoted(from.name()));
    }

    private String noneTwice(List<String> keys) {
        return "SELECT NOT EXISTS (SELECT 1 FROM %s WHERE %s GROUP BY %s HAVING count(*) > 1)"
                .formatted(
                        Identifiers.quoted(from.name()),
                        keys.stream()
                                .map(key -> key + " IS NOT NULL")
                                .collect(Collectors.joining(" AND ")),
                        String.join(", ", keys));
    }

    private static @Nullable Column column(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
