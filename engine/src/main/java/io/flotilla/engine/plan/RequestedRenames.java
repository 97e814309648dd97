package io.flotilla.engine.plan;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of a desired state's renames a schema still has before it: those whose old name is there.
 * One that has been done already is left out; one that fits nothing is an error.
 */
final class RequestedRenames {

    private final Schema from;
    private final Schema to;
    private final List<Rename> renames;

    private RequestedRenames(Schema from, Schema to, List<Rename> renames) {
        this.from = from;
        this.to = to;
        this.renames = renames;
    }

    /**
     * In the order to run them: what belongs to an owner after the owner.
     *
     * @throws PlanRefused if one names nothing that is or was there, or what is there under both
     *     names
     */
    static List<Rename> of(Schema from, Schema to, List<Rename> renames) {
        return from.equals(Schema.EMPTY)
                ? List.of()
                : new RequestedRenames(from, to, renames).requested();
    }

    private List<Rename> requested() {
        var reasons = new ArrayList<String>();
        var requested = new ArrayList<Rename>();
        for (var rename : renames) {
            var reason = reason(rename);
            if (reason != null) {
                reasons.add(reason);
            } else if (there(from, rename.kind(), ownerBefore(rename), rename.from())) {
                requested.add(rename);
            }
        }
        if (!reasons.isEmpty()) {
            throw new PlanRefused(reasons);
        }
        requested.sort(Comparator.comparing(rename -> rename.owner() != null));
        return requested;
    }

    private @Nullable String reason(Rename rename) {
        var owner = ownerBefore(rename);
        var old = there(from, rename.kind(), owner, rename.from());
        var done = there(from, rename.kind(), owner, rename.to());
        if (!there(to, rename.kind(), rename.owner(), rename.to())) {
            return "%s is said to be renamed from %s, but the desired state has no such %s"
                    .formatted(rename, rename.from(), rename.kind().label());
        }
        if (there(to, rename.kind(), rename.owner(), rename.from())) {
            return "%s is said to be renamed from %s, but the desired state has both"
                    .formatted(rename, rename.from());
        }
        if (old && done) {
            return "%s is said to be renamed from %s, but the schema has both: drop one first"
                    .formatted(rename, rename.from());
        }
        var ownerIsNew = owner != null && !ownerThere(rename.kind(), owner);
        if (!old && !done && !ownerIsNew) {
            return "%s is said to be renamed from %s, but the schema has neither; take the directive out, or correct it"
                    .formatted(rename, rename.from());
        }
        return null;
    }

    private boolean ownerThere(Rename.Kind kind, String owner) {
        return kind == Rename.Kind.ENUM_VALUE
                ? there(from, Rename.Kind.TYPE, null, owner)
                : there(from, Rename.Kind.TABLE, null, owner);
    }

    /** The owner's name while nothing has been renamed. */
    private @Nullable String ownerBefore(Rename rename) {
        var owner = rename.owner();
        if (owner == null) {
            return null;
        }
        var kind = rename.kind() == Rename.Kind.ENUM_VALUE ? Rename.Kind.TYPE : Rename.Kind.TABLE;
        return renames.stream()
                .filter(other -> other.kind() == kind && other.to().equals(owner))
                .filter(other -> there(from, kind, null, other.from()))
                .map(Rename::from)
                .findFirst()
                .orElse(owner);
    }

    private static boolean there(
            Schema schema, Rename.Kind kind, @Nullable String owner, String name) {
        return switch (kind) {
            case TABLE -> schema.tables().stream().anyMatch(table -> table.name().equals(name));
            case VIEW, MATERIALIZED_VIEW, SEQUENCE ->
                    objects(schema).anyMatch(it -> it.equals(ObjectName.relation(name)));
            case TYPE -> objects(schema).anyMatch(it -> it.equals(ObjectName.type(name)));
            case INDEX ->
                    (owner == null
                                    ? indexes(schema)
                                    : tables(schema, owner)
                                            .flatMap(table -> table.indexes().stream()))
                            .anyMatch(index -> index.name().equals(name));
            case COLUMN ->
                    tables(schema, owner)
                            .flatMap(table -> table.columns().stream())
                            .anyMatch(column -> column.name().equals(name));
            case CONSTRAINT ->
                    tables(schema, owner)
                            .flatMap(RequestedRenames::constraints)
                            .anyMatch(constraint -> constraint.equals(name));
            case ENUM_VALUE ->
                    schema.enums().stream()
                            .filter(type -> type.name().equals(owner))
                            .map(EnumType::values)
                            .anyMatch(values -> values.contains(name));
        };
    }

    private static Stream<ObjectName> objects(Schema schema) {
        return schema.objects().stream().map(SchemaObject::objectName);
    }

    private static Stream<Table> tables(Schema schema, @Nullable String name) {
        return schema.tables().stream().filter(table -> table.name().equals(name));
    }

    private static Stream<Index> indexes(Schema schema) {
        return Stream.concat(
                schema.tables().stream().flatMap(table -> table.indexes().stream()),
                schema.objects(MaterializedView.class).stream()
                        .flatMap(view -> view.indexes().stream()));
    }

    private static Stream<String> constraints(Table table) {
        return Stream.of(
                        Stream.ofNullable(table.primaryKey()).map(key -> key.name()),
                        table.uniqueConstraints().stream().map(it -> it.name()),
                        table.exclusionConstraints().stream().map(it -> it.name()),
                        table.checkConstraints().stream().map(it -> it.name()),
                        table.foreignKeys().stream().map(it -> it.name()))
                .flatMap(names -> names);
    }
}
