package io.flotilla.engine.fingerprint;

import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Deferrability;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.ForeignKey.Action;
import io.flotilla.engine.schema.Identity.Generation;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexKey;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.UniqueConstraint;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines of one table and of what is attached to it. */
final class TableLines {

    private TableLines() {}

    static Stream<Line> of(Table table) {
        var name = table.name();
        return Stream.of(
                        Stream.of(new Line("table", name).with("comment", table.comment())),
                        table.columns().stream().flatMap(column -> column(name, column)),
                        Stream.ofNullable(table.primaryKey()).map(key -> primaryKey(name, key)),
                        table.uniqueConstraints().stream().map(key -> unique(name, key)),
                        table.checkConstraints().stream().map(check -> check(name, check)),
                        table.foreignKeys().stream().map(key -> foreignKey(name, key)),
                        table.indexes().stream().flatMap(index -> index(name, index)))
                .flatMap(lines -> lines);
    }

    private static Stream<Line> column(String table, Column column) {
        var line =
                new Line("column", table, column.name())
                        .with("type", column.type())
                        .with("not-null", !column.nullable())
                        .with("default", column.defaultExpression())
                        .with("generated", column.generatedAs())
                        .with("collation", column.collation())
                        .with("comment", column.comment());
        var identity = column.identity();
        if (identity == null) {
            return Stream.of(line);
        }
        var numbers =
                Line.about(line.object(), "identity", table, column.name())
                        .with("always", identity.generation() == Generation.ALWAYS);
        return Stream.of(line, SchemaLines.numbers(numbers, identity.options()));
    }

    private static Line primaryKey(String table, PrimaryKey key) {
        return new Line("primary-key", table, key.name())
                .with("columns", key.columns())
                .with("include", key.include())
                .with("deferrable", deferrable(key.deferrability()))
                .with("comment", key.comment());
    }

    private static Line unique(String table, UniqueConstraint key) {
        return new Line("unique", table, key.name())
                .with("columns", key.columns())
                .with("include", key.include())
                .with("nulls-not-distinct", key.nullsNotDistinct())
                .with("deferrable", deferrable(key.deferrability()))
                .with("comment", key.comment());
    }

    private static Line check(String table, CheckConstraint check) {
        return new Line("check", table, check.name())
                .with("expression", check.expression())
                .with("no-inherit", check.noInherit())
                .with("not-valid", !check.validated())
                .with("comment", check.comment());
    }

    private static Line foreignKey(String table, ForeignKey key) {
        return new Line("foreign-key", table, key.name())
                .with("columns", key.columns())
                .with("references", key.referencedTable())
                .with("referenced-columns", key.referencedColumns())
                .with("match-full", key.match() == ForeignKey.Match.FULL)
                .with("on-update", action(key.onUpdate()))
                .with("on-delete", action(key.onDelete()))
                .with("set-columns", key.setColumns())
                .with("deferrable", deferrable(key.deferrability()))
                .with("not-valid", !key.validated())
                .with("comment", key.comment());
    }

    static Stream<Line> index(String table, Index index) {
        var line =
                new Line("index", table, index.name())
                        .with("unique", index.unique())
                        .with("method", index.method())
                        .with("include", index.include())
                        .with("predicate", index.predicate())
                        .with("nulls-not-distinct", index.nullsNotDistinct())
                        .with("invalid", !index.valid())
                        .with("comment", index.comment());
        var keys =
                IntStream.range(0, index.keys().size())
                        .mapToObj(
                                i ->
                                        indexKey(
                                                Line.about(
                                                                line.object(),
                                                                "index-key",
                                                                table,
                                                                index.name())
                                                        .with("position", i + 1),
                                                index.keys().get(i)));
        return Stream.concat(Stream.of(line), keys);
    }

    private static Line indexKey(Line line, IndexKey key) {
        return line.with("column", key.column())
                .with("expression", key.expression())
                .with("collation", key.collation())
                .with("operator-class", key.operatorClass())
                .with("descending", key.descending())
                .with("nulls-first", key.nullsFirst());
    }

    private static @Nullable String action(Action action) {
        return switch (action) {
            case NO_ACTION -> null;
            case RESTRICT -> "restrict";
            case CASCADE -> "cascade";
            case SET_NULL -> "set-null";
            case SET_DEFAULT -> "set-default";
        };
    }

    private static @Nullable String deferrable(Deferrability deferrability) {
        return switch (deferrability) {
            case NOT_DEFERRABLE -> null;
            case INITIALLY_IMMEDIATE -> "initially-immediate";
            case INITIALLY_DEFERRED -> "initially-deferred";
        };
    }
}
