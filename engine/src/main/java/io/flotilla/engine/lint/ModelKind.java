package io.flotilla.engine.lint;

import io.flotilla.engine.schema.Aggregate;
import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Collation;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.CompositeType;
import io.flotilla.engine.schema.Domain;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Policy;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.RangeType;
import io.flotilla.engine.schema.Routine;
import io.flotilla.engine.schema.Rule;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.Statistics;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.Trigger;
import io.flotilla.engine.schema.UniqueConstraint;
import io.flotilla.engine.schema.View;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of things that name patterns and rules of a project can be about. */
public enum ModelKind {
    TABLE(Table.class, ModelKind::tables),
    COLUMN(Column.class, parts(ObjectName.Kind.COLUMN, Table::columns, Column::name)),
    INDEX(Index.class, parts(ObjectName.Kind.INDEX, Table::indexes, Index::name)),
    PRIMARY_KEY(PrimaryKey.class, constraints(ModelKind::primaryKeys, PrimaryKey::name)),
    UNIQUE(UniqueConstraint.class, constraints(Table::uniqueConstraints, UniqueConstraint::name)),
    CHECK(CheckConstraint.class, constraints(Table::checkConstraints, CheckConstraint::name)),
    FOREIGN_KEY(ForeignKey.class, constraints(Table::foreignKeys, ForeignKey::name)),
    SEQUENCE(Sequence.class, objects(Sequence.class)),
    VIEW(View.class, objects(View.class)),
    MATERIALIZED_VIEW(MaterializedView.class, objects(MaterializedView.class)),
    ENUM(EnumType.class, objects(EnumType.class)),
    DOMAIN(Domain.class, objects(Domain.class)),
    COMPOSITE_TYPE(CompositeType.class, objects(CompositeType.class)),
    RANGE_TYPE(RangeType.class, objects(RangeType.class)),
    ROUTINE(Routine.class, objects(Routine.class)),
    AGGREGATE(Aggregate.class, objects(Aggregate.class)),
    TRIGGER(Trigger.class, objects(Trigger.class)),
    RULE(Rule.class, objects(Rule.class)),
    POLICY(Policy.class, objects(Policy.class)),
    STATISTICS(Statistics.class, objects(Statistics.class)),
    COLLATION(Collation.class, objects(Collation.class));

    private final Class<? extends Record> model;
    private final Function<Schema, Stream<Item>> items;

    ModelKind(Class<? extends Record> model, Function<Schema, Stream<Item>> items) {
        this.model = model;
        this.items = items;
    }

    /** A member that does not know its kind yet. */
    private record Item(ObjectName name, Record model, @Nullable Table table) {}

    /** All of this kind, in the schema's order. */
    public Stream<Member> members(Schema schema) {
        return items.apply(schema)
                .map(item -> new Member(this, item.name(), item.model(), item.table()));
    }

    /** The record that describes one. */
    Class<? extends Record> model() {
        return model;
    }

    /** As {@code flotilla.yaml} writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What expressions call one: {@code foreignKey}. */
    String variable() {
        var words = label().split("-");
        var name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return name.toString();
    }

    /** Whether one is part of a table. */
    boolean inTable() {
        return compareTo(COLUMN) >= 0 && compareTo(FOREIGN_KEY) <= 0;
    }

    private static Stream<Item> tables(Schema schema) {
        return schema.tables().stream().map(table -> new Item(TableNames.of(table), table, null));
    }

    private static List<PrimaryKey> primaryKeys(Table table) {
        return table.primaryKey() == null ? List.of() : List.of(table.primaryKey());
    }

    private static <T extends Record & SchemaObject> Function<Schema, Stream<Item>> objects(
            Class<T> kind) {
        return schema ->
                schema.objects(kind).stream()
                        .map(object -> new Item(object.objectName(), object, null));
    }

    private static <T extends Record> Function<Schema, Stream<Item>> constraints(
            Function<Table, List<T>> parts, Function<T, String> name) {
        return parts(ObjectName.Kind.CONSTRAINT, parts, name);
    }

    private static <T extends Record> Function<Schema, Stream<Item>> parts(
            ObjectName.Kind kind, Function<Table, List<T>> parts, Function<T, String> name) {
        return schema ->
                schema.tables().stream()
                        .flatMap(
                                table ->
                                        parts.apply(table).stream()
                                                .map(
                                                        part ->
                                                                new Item(
                                                                        ObjectName.part(
                                                                                kind,
                                                                                table.name(),
                                                                                name.apply(part)),
                                                                        part,
                                                                        table)));
    }
}
