package io.flotilla.engine.lint;

import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.UniqueConstraint;
import io.flotilla.engine.schema.View;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** The kinds of things that name patterns and rules of a project can be about. */
public enum ModelKind {
    TABLE(Table.class) {
        @Override
        public Stream<Member> members(Schema schema) {
            return schema.tables().stream()
                    .map(table -> new Member(this, ObjectName.relation(table.name()), table, null));
        }
    },
    COLUMN(Column.class) {
        @Override
        public Stream<Member> members(Schema schema) {
            return inTables(schema, ObjectName.Kind.COLUMN, Table::columns, Column::name);
        }
    },
    INDEX(Index.class) {
        @Override
        public Stream<Member> members(Schema schema) {
            return inTables(schema, ObjectName.Kind.INDEX, Table::indexes, Index::name);
        }
    },
    PRIMARY_KEY(PrimaryKey.class) {
        @Override
        public Stream<Member> members(Schema schema) {
            return inTables(
                    schema,
                    ObjectName.Kind.CONSTRAINT,
                    table -> table.primaryKey() == null ? List.of() : List.of(table.primaryKey()),
                    PrimaryKey::name);
        }
    },
    UNIQUE(UniqueConstraint.class) {
        @Override
        public Stream<Member> members(Schema schema) {
            return inTables(
                    schema,
                    ObjectName.Kind.CONSTRAINT,
                    Table::uniqueConstraints,
                    UniqueConstraint::name);
        }
    },
    CHECK(CheckConstraint.class) {
        @Override
        public Stream<Member> members(Schema schema) {
            return inTables(
                    schema,
                    ObjectName.Kind.CONSTRAINT,
                    Table::checkConstraints,
                    CheckConstraint::name);
        }
    },
    FOREIGN_KEY(ForeignKey.class) {
        @Override
        public Stream<Member> members(Schema schema) {
            return inTables(
                    schema, ObjectName.Kind.CONSTRAINT, Table::foreignKeys, ForeignKey::name);
        }
    },
    SEQUENCE(Sequence.class) {
        @Override
        public Stream<Member> members(Schema schema) {
            return schema.sequences().stream()
                    .map(item -> new Member(this, ObjectName.relation(item.name()), item, null));
        }
    },
    ENUM(EnumType.class) {
        @Override
        public Stream<Member> members(Schema schema) {
            return schema.enums().stream()
                    .map(item -> new Member(this, ObjectName.type(item.name()), item, null));
        }
    },
    VIEW(View.class) {
        @Override
        public Stream<Member> members(Schema schema) {
            return schema.views().stream()
                    .map(item -> new Member(this, ObjectName.relation(item.name()), item, null));
        }
    };

    private final Class<? extends Record> model;

    ModelKind(Class<? extends Record> model) {
        this.model = model;
    }

    /** All of this kind, in the schema's order. */
    public abstract Stream<Member> members(Schema schema);

    /** The record that describes one. */
    public Class<? extends Record> model() {
        return model;
    }

    /** As {@code flotilla.yaml} writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether one is part of a table. */
    public boolean inTable() {
        return switch (this) {
            case COLUMN, INDEX, PRIMARY_KEY, UNIQUE, CHECK, FOREIGN_KEY -> true;
            case TABLE, SEQUENCE, ENUM, VIEW -> false;
        };
    }

    <T extends Record> Stream<Member> inTables(
            Schema schema,
            ObjectName.Kind kind,
            Function<Table, List<T>> parts,
            Function<T, String> name) {
        return schema.tables().stream()
                .flatMap(
                        table ->
                                parts.apply(table).stream()
                                        .map(
                                                part ->
                                                        new Member(
                                                                this,
                                                                ObjectName.part(
                                                                        kind,
                                                                        table.name(),
                                                                        name.apply(part)),
                                                                part,
                                                                table)));
    }
}
