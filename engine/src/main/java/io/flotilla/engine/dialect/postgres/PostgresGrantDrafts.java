package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Grant;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.ViewColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a plan has to grant and revoke: on objects it makes, if only anew, all that is wanted, and
 * on those it leaves what differs. What comes out of the trash has its grants still.
 */
final class PostgresGrantDrafts {

    private final Schema from;
    private final Schema to;
    private final PostgresContext context;

    PostgresGrantDrafts(Schema from, Schema to, PostgresContext context) {
        this.from = from;
        this.to = to;
        this.context = context;
    }

    /**
     * @param others all other statements of the plan
     */
    List<Draft> write(List<Draft> others) {
        if (from.grants().isEmpty() && to.grants().isEmpty()) {
            return List.of();
        }
        var made = made(others);
        var stays = names(to);
        var late = others.stream().anyMatch(draft -> draft.phase() == Phase.FINISH_IDENTITY);
        return PostgresGrants.write(
                        from.grants().stream()
                                .filter(grant -> stays.contains(grant.objectName()))
                                .filter(grant -> !isAmong(made, grant))
                                .toList(),
                        to.grants().stream().filter(grant -> !isRestored(grant)).toList())
                .stream()
                .map(
                        sql ->
                                Draft.of(late ? Phase.FINISH_GRANT : Phase.GRANT, sql.text())
                                        .using(sql.objects()))
                .toList();
    }

    private Set<ObjectName> made(List<Draft> drafts) {
        var made = new HashSet<ObjectName>();
        drafts.forEach(draft -> made.addAll(draft.effect().creates()));
        to.tables()
                .forEach(
                        table ->
                                table.columns().stream()
                                        .filter(column -> column.identity() != null)
                                        .filter(column -> isNew(table, column, made))
                                        .forEach(column -> made.add(sequence(table, column))));
        addRowTypes(made);
        return made;
    }

    /** Whether the column's identity is made with it, or it is given one. */
    private boolean isNew(Table table, Column column, Set<ObjectName> made) {
        return made.contains(ObjectName.relation(table.name()))
                || from.tables().stream()
                        .filter(it -> it.name().equals(table.name()))
                        .flatMap(it -> it.columns().stream())
                        .noneMatch(it -> it.name().equals(column.name()) && it.identity() != null);
    }

    private static boolean isAmong(Set<ObjectName> objects, Grant grant) {
        var target = grant.objectName();
        return objects.contains(target) || objects.contains(target.whole());
    }

    private boolean isRestored(Grant grant) {
        var target = grant.objectName();
        return context.restores(target)
                || context.restores(target.whole())
                || grant.on() == Grant.On.TYPE
                        && context.restores(ObjectName.relation(target.name()))
                || grant.on() == Grant.On.SEQUENCE && ownerIsRestored(grant.object());
    }

    private boolean ownerIsRestored(String sequence) {
        var owned =
                to.sequences().stream()
                        .filter(it -> it.name().equals(sequence) && it.ownedBy() != null)
                        .map(Sequence::ownedBy)
                        .map(it -> ObjectName.column(it.relation(), it.column()));
        var identities =
                to.tables().stream()
                        .flatMap(
                                table ->
                                        table.columns().stream()
                                                .filter(
                                                        it ->
                                                                sequence(table, it)
                                                                        .name()
                                                                        .equals(sequence))
                                                .map(
                                                        it ->
                                                                ObjectName.column(
                                                                        table.name(), it.name())));
        return Stream.concat(owned, identities)
                .anyMatch(it -> context.restores(it) || context.restores(it.whole()));
    }

    /** Everything that something can be granted on. */
    private static Set<ObjectName> names(Schema schema) {
        var names = new HashSet<ObjectName>();
        schema.objects().forEach(object -> names.add(object.objectName()));
        schema.views().forEach(view -> addColumns(names, view.name(), view.columns()));
        schema.materializedViews().forEach(view -> addColumns(names, view.name(), view.columns()));
        for (var table : schema.tables()) {
            names.add(ObjectName.relation(table.name()));
            for (var column : table.columns()) {
                names.add(ObjectName.column(table.name(), column.name()));
                if (column.identity() != null) {
                    names.add(sequence(table, column));
                }
            }
        }
        addRowTypes(names);
        return names;
    }

    /** Relations have a type of their name. */
    private static void addRowTypes(Set<ObjectName> names) {
        names.addAll(
                names.stream()
                        .filter(name -> name.kind() == ObjectName.Kind.RELATION)
                        .map(name -> ObjectName.type(name.name()))
                        .toList());
    }

    private static void addColumns(Set<ObjectName> names, String view, List<ViewColumn> columns) {
        columns.forEach(column -> names.add(ObjectName.column(view, column.name())));
    }

    /** The one of an identity, by the name the server gives it. */
    private static ObjectName sequence(Table table, Column column) {
        return ObjectName.relation(PostgresIdentities.sequenceName(table.name(), column.name()));
    }
}
