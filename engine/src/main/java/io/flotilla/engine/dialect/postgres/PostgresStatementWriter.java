package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Change.AlterObject;
import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.Change.ChangeGrant;
import io.flotilla.engine.change.Change.CreateObject;
import io.flotilla.engine.change.Change.CreateTable;
import io.flotilla.engine.change.Change.DropObject;
import io.flotilla.engine.change.Change.DropTable;
import io.flotilla.engine.change.Rename;
import io.flotilla.engine.change.SchemaDiffer;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.dialect.StatementWriter;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.schema.Aggregate;
import io.flotilla.engine.schema.Collation;
import io.flotilla.engine.schema.CompositeType;
import io.flotilla.engine.schema.Domain;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.Event;
import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectWords;
import io.flotilla.engine.schema.Operator;
import io.flotilla.engine.schema.Policy;
import io.flotilla.engine.schema.RangeType;
import io.flotilla.engine.schema.Routine;
import io.flotilla.engine.schema.Rule;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.Statistics;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TextSearchConfiguration;
import io.flotilla.engine.schema.TextSearchDictionary;
import io.flotilla.engine.schema.Trigger;
import io.flotilla.engine.schema.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's SQL for every change; a class for each kind of object does the writing. */
final class PostgresStatementWriter implements StatementWriter {

    private static final Set<Phase> COLUMNS =
            Set.of(Phase.CHANGE_COLUMN_TYPE, Phase.ADD_COLUMN, Phase.ADD_GENERATED_COLUMN);

    private static final Set<Phase> WHOLE_LAST =
            Set.of(
                    Phase.ADD_PARTITIONED_KEY,
                    Phase.CREATE_PARTITIONED_INDEX,
                    Phase.FINISH_PARTITIONED_KEY,
                    Phase.ATTACH_INDEX);

    @Override
    public List<Draft> write(
            List<Change> changes,
            Schema from,
            Schema to,
            PlanPolicy policy,
            Direction direction,
            Set<ObjectName> anew) {
        var reverting = direction == Direction.REVERT;
        var trash = reverting ? trashOf(to, from, policy) : PostgresTrash.NONE;
        var allowed = reverting ? policy.allowingDrops() : policy;
        var feasible = PostgresRemadeTables.replace(changes, from, to, allowed);
        var context = context(feasible, from, to, allowed, direction, trash);
        var all = included(feasible, from, to, anew, context);
        if (!reverting) {
            context.keep(PostgresTrash.of(from, to, all, context.types().replaced(), policy));
        }
        var created =
                all.stream()
                        .filter(CreateObject.class::isInstance)
                        .map(change -> ((CreateObject) change).object().objectName())
                        .collect(Collectors.toSet());
        var written =
                all.stream()
                        .map(change -> saying(finding(change, created), write(change, context)))
                        .toList();
        var drafts = new ArrayList<>(inTurn(written));
        drafts.addAll(
                new PostgresTables(context)
                        .drop(
                                all.stream()
                                        .filter(DropTable.class::isInstance)
                                        .map(change -> ((DropTable) change).table())
                                        .toList()));
        drafts.addAll(new PostgresGrantDrafts(from, to, context).write(drafts));
        var existing = existing(from);
        return drafts.stream()
                .map(draft -> withHeirs(draft, context))
                .map(draft -> onlyAbout(existing, draft))
                .toList();
    }

    /** What the plan put into the trash whose way back is asked for. */
    private static PostgresTrash trashOf(Schema from, Schema to, PlanPolicy policy) {
        var changes = PostgresRemadeTables.replace(SchemaDiffer.diff(from, to), from, to, policy);
        var context = context(changes, from, to, policy, Direction.FORWARD, PostgresTrash.NONE);
        var all = included(changes, from, to, Set.of(), context);
        return PostgresTrash.of(from, to, all, context.types().replaced(), policy);
    }

    private static PostgresContext context(
            List<Change> changes,
            Schema from,
            Schema to,
            PlanPolicy policy,
            Direction direction,
            PostgresTrash trash) {
        var before = without(from, PostgresRemadeTables.names(changes));
        return new PostgresContext(before, to, policy, direction, trash);
    }

    private static List<Change> included(
            List<Change> changes,
            Schema from,
            Schema to,
            Set<ObjectName> anew,
            PostgresContext context) {
        return new PostgresCascades(context)
                .without(new PostgresDependents(from, to, context).include(changes, anew));
    }

    @Override
    public Draft rename(Rename rename) {
        return PostgresRenames.write(rename);
    }

    @Override
    public Check beforeRenames(Check check, List<Rename> renames) {
        var names = PostgresText.names(check.sql());
        var old = new HashMap<String, String>();
        for (var rename : renames) {
            var owner = rename.owner();
            if (owner == null || names.contains(owner)) {
                old.put(rename.to(), rename.from());
            }
        }
        return new Check(PostgresText.renamed(check.sql(), old), check.because());
    }

    private static Schema without(Schema schema, List<String> tables) {
        return tables.isEmpty()
                ? schema
                : schema.withTables(
                        schema.tables().stream()
                                .filter(table -> !tables.contains(table.name()))
                                .toList());
    }

    /** Tables come before those that inherit from them, but partitions have their indexes first. */
    private static List<Draft> inTurn(List<List<Draft>> written) {
        var drafts = new ArrayList<Draft>();
        for (var some : written) {
            some.stream().filter(draft -> !lateForWhole(draft)).forEach(drafts::add);
        }
        for (var some : written.reversed()) {
            some.stream().filter(PostgresStatementWriter::lateForWhole).forEach(drafts::add);
        }
        return drafts;
    }

    private static boolean lateForWhole(Draft draft) {
        return WHOLE_LAST.contains(draft.phase());
    }

    /**
     * Dropped tables may need each other, and are written together; what is to be granted depends
     * on what is made anew.
     */
    private static List<Draft> write(Change change, PostgresContext context) {
        return switch (change) {
            case CreateObject(var object) -> new PostgresObjects(context).create(object);
            case DropObject(var object) -> new PostgresObjects(context).drop(object);
            case AlterObject(var from, var to) -> new PostgresObjects(context).alter(from, to);
            case CreateTable(var table) -> new PostgresTables(context).create(table);
            case AlterTable alter -> new PostgresAlterTable(context, alter).write();
            case DropTable _, ChangeGrant _ -> List.of();
        };
    }

    private static @Nullable String finding(Change change, Set<ObjectName> created) {
        return change instanceof DropObject(var object)
                ? dropped(object, created.contains(object.objectName()))
                : null;
    }

    /** What a person should know of a dropped object; nothing where no application names it. */
    private static @Nullable String dropped(SchemaObject object, boolean again) {
        return switch (object) {
            case View _, MaterializedView _, Routine _, Aggregate _ ->
                    again
                            ? "%s is dropped and created again; what was granted on it is granted again"
                                    .formatted(ObjectWords.of(object))
                            : "%s is dropped: an application that uses it fails"
                                    .formatted(ObjectWords.of(object));
            case Operator _ ->
                    again
                            ? null
                            : "%s is dropped: an application that uses it fails"
                                    .formatted(ObjectWords.of(object));
            case Sequence _,
                    EnumType _,
                    Domain _,
                    CompositeType _,
                    RangeType _,
                    Collation _,
                    TextSearchConfiguration _,
                    TextSearchDictionary _,
                    Trigger _,
                    Rule _,
                    Policy _,
                    Statistics _,
                    Event _ ->
                    null;
        };
    }

    private static List<Draft> saying(@Nullable String finding, List<Draft> drafts) {
        if (finding == null || drafts.isEmpty()) {
            return drafts;
        }
        var all = new ArrayList<>(drafts);
        all.set(0, drafts.getFirst().withFinding(finding));
        return all;
    }

    private static Set<String> existing(Schema from) {
        var names = from.tables().stream().map(Table::name).collect(Collectors.toSet());
        from.views().forEach(view -> names.add(view.name()));
        from.materializedViews().forEach(view -> names.add(view.name()));
        return names;
    }

    /** Columns change in the tables that inherit them too. */
    private static Draft withHeirs(Draft draft, PostgresContext context) {
        if (!COLUMNS.contains(draft.phase())) {
            return draft;
        }
        var hazards = new ArrayList<Hazard>();
        for (var hazard : draft.statement().hazards()) {
            hazards.add(hazard);
            if (hazard.kind() == Hazard.Kind.REWRITE && hazard.table() != null) {
                context.families()
                        .heirs(hazard.table())
                        .forEach(
                                heir ->
                                        hazards.add(
                                                PostgresHazards.rewrite(heir, hazard.because())));
            }
        }
        return draft.withHazards(hazards);
    }

    /** Nobody waits for a relation that is not there yet, and it has no rows to fail on. */
    private static Draft onlyAbout(Set<String> existing, Draft draft) {
        var sql = PostgresText.reparsable(draft.statement().sql());
        return draft.withSql(sql)
                .withHazards(
                        draft.statement().hazards().stream()
                                .filter(
                                        hazard ->
                                                hazard.table() == null
                                                        || existing.contains(hazard.table()))
                                .toList());
    }
}
