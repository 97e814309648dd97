package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code SHOW CREATE TABLE} says, the one place where either server tells everything
 * about a table: https://dev.mysql.com/doc/refman/8.4/en/show-create-table.html,
 * https://mariadb.com/kb/en/show-create-table/. What it does not know is an error.
 */
final class TableReader {

    private final Flavour flavour;
    private final OwnDatabase own;

    TableReader(Flavour flavour, OwnDatabase own) {
        this.flavour = flavour;
        this.own = own;
    }

    /** Something that is not modelled; the message names it. */
    static final class Unknown extends RuntimeException {
        Unknown(String message) {
            super(message);
        }
    }

    Table read(String sql) {
        var cursor = new SqlCursor(own.stripped(sql));
        if (!cursor.takes("CREATE", "TABLE")) {
            throw new Unknown("a kind of table: " + sql.lines().findFirst().orElse(""));
        }
        var name = cursor.name();
        var items = cursor.parts();
        var options = TableOptionsReader.read(name, cursor);
        var columns = new ArrayList<Column>();
        PrimaryKey primaryKey = null;
        var checks = new ArrayList<CheckConstraint>();
        var keys = new ArrayList<ForeignKey>();
        var indexes = new ArrayList<Index>();
        var periods = new ArrayList<String>();
        for (var item : items) {
            if (item.takes("PRIMARY", "KEY")) {
                primaryKey = KeyReader.primaryKey(item);
            } else if (item.takes("PERIOD", "FOR")) {
                periods.add(item.rest());
            } else if (item.takes("CONSTRAINT")) {
                constraint(name, item, checks, keys);
            } else if (item.takes("VECTOR")) {
                throw new Unknown("vector index %s of table %s".formatted(item.rest(), name));
            } else if (KeyReader.isNext(item)) {
                indexes.add(KeyReader.index(item));
            } else {
                columns.add(new ColumnReader(flavour, name, options).read(item));
            }
        }
        var order = columns.stream().map(Column::name).toList();
        return new Table(
                name,
                columns,
                primaryKey,
                List.of(),
                List.of(),
                sorted(checks, Comparator.comparing(CheckConstraint::name)),
                sorted(keys, Comparator.comparing(ForeignKey::name)),
                sorted(indexes, Comparator.comparing(Index::name)),
                options.with(order, periods),
                options.comment());
    }

    private void constraint(
            String table, SqlCursor item, List<CheckConstraint> checks, List<ForeignKey> keys) {
        var name = item.name();
        if (item.takes("CHECK")) {
            var expression = item.parenthesized();
            var enforced = !item.takes("NOT", "ENFORCED");
            checks.add(new CheckConstraint(name, expression, false, enforced, null));
        } else if (item.takes("FOREIGN", "KEY")) {
            keys.add(KeyReader.foreignKey(flavour, table, name, item));
        } else {
            throw new Unknown("constraint %s of table %s: %s".formatted(name, table, item.rest()));
        }
        if (!item.isAtEnd()) {
            throw new Unknown("constraint %s of table %s: %s".formatted(name, table, item.rest()));
        }
    }

    private static <T> List<T> sorted(List<T> items, Comparator<T> order) {
        return items.stream().sorted(order).toList();
    }

    /** What comes after a table's columns, and what columns take from there. */
    record Options(
            TableOptions.MySql own,
            @Nullable String characterSet,
            @Nullable String collation,
            @Nullable String comment) {

        TableOptions.MySql with(List<String> order, List<String> periods) {
            return new TableOptions.MySql(
                    order,
                    own.engine(),
                    own.characterSet(),
                    own.collation(),
                    own.rowFormat(),
                    own.parameters(),
                    periods,
                    own.systemVersioned(),
                    own.partitioning());
        }
    }
}
