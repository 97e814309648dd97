package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ColumnOptions;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexOptions;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The parts of a table as SQL, as they stand in CREATE and ALTER TABLE alike. */
final class Definitions {

    private Definitions() {}

    static String column(Column column) {
        var options = (ColumnOptions.MySql) column.options();
        var sql = new StringBuilder(Identifiers.quoted(column.name()) + " " + column.type());
        if (options.characterSet() != null) {
            sql.append(" CHARACTER SET ").append(options.characterSet());
        }
        if (column.collation() != null) {
            sql.append(" COLLATE ").append(column.collation());
        }
        for (var attribute : options.attributes()) {
            if (attribute.startsWith("REF_SYSTEM_ID")) {
                sql.append(' ').append(attribute);
            }
        }
        if (column.generatedAs() != null) {
            sql.append(
                    " GENERATED ALWAYS AS (%s) %s"
                            .formatted(
                                    column.generatedAs(), options.stored() ? "STORED" : "VIRTUAL"));
        }
        for (var attribute : options.attributes()) {
            if (!attribute.startsWith("REF_SYSTEM_ID")) {
                sql.append(' ').append(attribute);
            }
        }
        if (!column.nullable()) {
            sql.append(" NOT NULL");
        } else if (WriterContext.isKept(column)) {
            sql.append(" NULL");
        }
        if (column.defaultExpression() != null) {
            sql.append(" DEFAULT ").append(column.defaultExpression());
        }
        if (options.onUpdate() != null) {
            sql.append(" ON UPDATE ").append(options.onUpdate());
        }
        if (options.autoIncrement()) {
            sql.append(" AUTO_INCREMENT");
        }
        if (options.invisible()) {
            sql.append(" INVISIBLE");
        }
        sql.append(comment(" COMMENT ", column.comment()));
        if (options.check() != null) {
            sql.append(" CHECK (").append(options.check()).append(')');
        }
        return sql.toString();
    }

    static boolean isAutoIncrement(Column column) {
        return ((ColumnOptions.MySql) column.options()).autoIncrement();
    }

    static String primaryKey(PrimaryKey key) {
        var options = (IndexOptions.MySql) key.options();
        var parts =
                IntStream.range(0, key.columns().size())
                        .mapToObj(
                                i ->
                                        Identifiers.quoted(key.columns().get(i))
                                                + prefix(options, i)
                                                + (options.descending().contains(i + 1)
                                                        ? " DESC"
                                                        : ""))
                        .collect(Collectors.joining(", "));
        return "PRIMARY KEY (%s)%s%s"
                .formatted(parts, parameters(options), comment(" COMMENT ", key.comment()));
    }

    static String index(Index index) {
        var options = (IndexOptions.MySql) index.options();
        var kind =
                index.unique()
                        ? "UNIQUE KEY"
                        : index.method().equals("btree")
                                ? "KEY"
                                : index.method().toUpperCase(Locale.ROOT) + " KEY";
        var parts =
                IntStream.range(0, index.keys().size())
                        .mapToObj(
                                i -> {
                                    var key = index.keys().get(i);
                                    var what =
                                            key.column() == null
                                                    ? String.valueOf(key.expression())
                                                    : Identifiers.quoted(key.column());
                                    return what
                                            + prefix(options, i)
                                            + (key.descending() ? " DESC" : "");
                                })
                        .collect(Collectors.joining(", "));
        return "%s %s (%s)%s%s%s"
                .formatted(
                        kind,
                        Identifiers.quoted(index.name()),
                        parts,
                        parameters(options),
                        comment(" COMMENT ", index.comment()),
                        options.hidden() == null ? "" : " " + options.hidden());
    }

    private static String prefix(IndexOptions.MySql options, int at) {
        var prefix = options.prefixes().isEmpty() ? "" : options.prefixes().get(at);
        return prefix.isEmpty()
                ? ""
                : Character.isDigit(prefix.charAt(0)) ? "(%s)".formatted(prefix) : " " + prefix;
    }

    private static String parameters(IndexOptions.MySql options) {
        return options.parameters().stream().map(it -> " " + it).collect(Collectors.joining());
    }

    static String check(CheckConstraint check) {
        return "CONSTRAINT %s CHECK (%s)%s"
                .formatted(
                        Identifiers.quoted(check.name()),
                        check.expression(),
                        check.validated() ? "" : " NOT ENFORCED");
    }

    static String foreignKey(ForeignKey key) {
        return "CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (%s) ON DELETE %s ON UPDATE %s"
                .formatted(
                        Identifiers.quoted(key.name()),
                        Identifiers.list(key.columns()),
                        Identifiers.quoted(key.referencedTable()),
                        Identifiers.list(key.referencedColumns()),
                        key.onDelete().name().replace('_', ' '),
                        key.onUpdate().name().replace('_', ' '));
    }

    /** Options as CREATE TABLE has them, each by itself. */
    static List<String> options(TableOptions.MySql options, @Nullable String comment) {
        var all = new ArrayList<String>();
        all.add("ENGINE=" + options.engine());
        if (options.characterSet() != null) {
            all.add("DEFAULT CHARACTER SET=" + options.characterSet());
        }
        if (options.collation() != null) {
            all.add("COLLATE=" + options.collation());
        }
        if (options.rowFormat() != null) {
            all.add("ROW_FORMAT=" + options.rowFormat());
        }
        all.addAll(options.parameters());
        if (comment != null) {
            all.add("COMMENT=" + Identifiers.literal(comment));
        }
        return all;
    }

    private static String comment(String word, @Nullable String comment) {
        return comment == null ? "" : word + Identifiers.literal(comment);
    }
}
