package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;
import static io.flotilla.engine.dialect.postgres.PostgresText.literal;

import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectName.Kind;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts tables into the trash and takes them out again, those together that are one family. Foreign
 * keys are not kept: they would hold on to rows of tables that are in use. Indexes and sequences
 * are, by other names, which share the schema with those of later tables.
 */
final class PostgresTrashTables {

    private final PostgresContext context;
    private final PostgresTrash trash;

    PostgresTrashTables(PostgresContext context) {
        this.context = context;
        this.trash = context.trash();
    }

    /**
     * @param family tables that inherit from each other, which one statement renames: the schema is
     *     none with some of them in the trash
     */
    List<Draft> discard(List<Table> family) {
        var drafts = new ArrayList<Draft>();
        var block = new PostgresBlock();
        for (var table : family) {
            foreignKeys(table)
                    .forEach(
                            key ->
                                    drafts.add(
                                            PostgresForeignKeys.drop(table, key)
                                                    .dropping(constraint(table, key))));
            discard(table, block);
        }
        var draft = Draft.of(Phase.DROP_TABLE, block.sql()).withNote("kept as trash (policy)");
        for (var table : family) {
            draft =
                    draft.withHazard(PostgresHazards.accessExclusive(table.name()))
                            .dropping(names(table))
                            .withCheck(
                                    new Check(
                                            "SELECT to_regclass(%s) IS NULL"
                                                    .formatted(literal(quoted(kept(table)))),
                                            "table %s is to be kept as trash, and one that this plan dropped before is there still; purge it first"
                                                    .formatted(table.name())))
                            .withFinding(
                                    "table %s becomes trash: an application that uses it fails; its rows stay until they are purged"
                                            .formatted(table.name()));
        }
        drafts.add(draft);
        return drafts;
    }

    private void discard(Table table, PostgresBlock block) {
        var name = ObjectName.relation(table.name());
        block.compute(
                PostgresTrashNote.write(
                        "TABLE " + quoted(table.name()),
                        table.name(),
                        table.name(),
                        identities(table)));
        var number = 0;
        for (var column : identities(table)) {
            block.compute(
                    "format('ALTER SEQUENCE %%s RENAME TO %%I', %s, %s)"
                            .formatted(
                                    PostgresTrashNote.identitySequence(table.name(), column.name()),
                                    literal(trash.part(name, ++number))));
        }
        for (var sequence : trash.sequencesOf(table.name())) {
            block.run(rename("SEQUENCE", sequence.name(), trash.part(name, ++number)));
        }
        for (var index : indexes(table)) {
            block.run(rename("INDEX", index, trash.part(name, ++number)));
        }
        block.run(rename("TABLE", table.name(), kept(table)));
    }

    /** The first of a family brings all of it. */
    List<Draft> restore(Table table) {
        var drafts = new ArrayList<Draft>();
        var family = family(table);
        if (family.getFirst().equals(table)) {
            var back = back(family);
            // a type that changes under it changes after it is there
            drafts.add(
                    family.stream().allMatch(it -> retyped(it, family).isEmpty())
                            ? back
                            : back.inPhase(Phase.RESTORE));
        }
        drafts.addAll(retyped(table, family));
        var keys = new PostgresForeignKeys(context);
        for (var key : foreignKeys(table)) {
            keys.restore(table, key, kept(table))
                    .forEach(draft -> drafts.add(draft.creating(constraint(table, key))));
        }
        return drafts;
    }

    private Draft back(List<Table> family) {
        var block = new PostgresBlock();
        family.forEach(table -> restore(table, block));
        var draft = Draft.of(Phase.CREATE_TABLE, block.sql()).withNote("back from the trash");
        for (var table : family) {
            draft =
                    draft.creating(names(table))
                            .withCheck(
                                    new Check(
                                            "SELECT to_regclass(%s) IS NOT NULL"
                                                    .formatted(literal(quoted(kept(table)))),
                                            "table %s is no longer in the trash: its data was purged"
                                                    .formatted(table.name())));
        }
        return draft;
    }

    private void restore(Table table, PostgresBlock block) {
        var name = ObjectName.relation(table.name());
        block.run(rename("TABLE", kept(table), table.name()));
        var number = 0;
        for (var column : identities(table)) {
            block.compute(
                    "format('ALTER SEQUENCE %%I RENAME TO %%I', %s, %s)"
                            .formatted(
                                    literal(trash.part(name, ++number)),
                                    PostgresTrashNote.sequenceOf(
                                            "obj_description(%s::regclass, 'pg_class')"
                                                    .formatted(literal(quoted(table.name()))),
                                            column.name())));
        }
        for (var sequence : trash.sequencesOf(table.name())) {
            block.run(rename("SEQUENCE", trash.part(name, ++number), sequence.name()));
        }
        for (var index : indexes(table)) {
            block.run(rename("INDEX", trash.part(name, ++number), index));
        }
        block.run(PostgresComments.sql("TABLE " + quoted(table.name()), table.comment()));
    }

    private List<Table> family(Table table) {
        return PostgresLineage.families(
                        context.allAfter().stream()
                                .filter(it -> context.restores(ObjectName.relation(it.name())))
                                .toList())
                .stream()
                .filter(family -> family.contains(table))
                .findFirst()
                .orElseThrow();
    }

    private String kept(Table table) {
        return trash.name(ObjectName.relation(table.name()));
    }

    /** Its columns follow types that others take the place of, as those of every table do. */
    private List<Draft> retyped(Table table, List<Table> family) {
        var changes = following(table).changes();
        for (var parent : family) {
            if (PostgresLineage.parents(table).contains(parent.name())) {
                changes = new PostgresReach(table, table, following(parent)).rest(changes);
            }
        }
        return new PostgresAlterTable(context, new AlterTable(table, table, changes))
                .write().stream()
                        .map(draft -> draft.within(ObjectName.relation(table.name())))
                        .toList();
    }

    private AlterTable following(Table table) {
        var changes = new PostgresTableDependents(context, table, table, Set.of());
        return new AlterTable(table, table, changes.include(List.of()));
    }

    private static String rename(String kind, String from, String to) {
        return "ALTER %s %s RENAME TO %s".formatted(kind, quoted(from), quoted(to));
    }

    /**
     * Those within the table trouble nobody; those of a partitioned one are its partitions' too.
     */
    private static List<ForeignKey> foreignKeys(Table table) {
        return table.foreignKeys().stream()
                .filter(key -> !key.inherited())
                .filter(key -> !key.referencedTable().equals(table.name()))
                .toList();
    }

    private static List<Column> identities(Table table) {
        return table.columns().stream().filter(column -> column.identity() != null).toList();
    }

    private static List<String> indexes(Table table) {
        return PostgresContext.indexNames(table).toList();
    }

    private static ObjectName constraint(Table table, ForeignKey key) {
        return ObjectName.part(Kind.CONSTRAINT, table.name(), key.name());
    }

    private ObjectName[] names(Table table) {
        return Stream.concat(
                        Stream.of(ObjectName.relation(table.name())),
                        trash.sequencesOf(table.name()).stream().map(Sequence::objectName))
                .toArray(ObjectName[]::new);
    }
}
