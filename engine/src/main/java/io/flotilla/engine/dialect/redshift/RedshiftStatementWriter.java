package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.Rename;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.change.TableChange.AddColumn;
import io.flotilla.engine.change.TableChange.ChangeColumnType;
import io.flotilla.engine.change.TableChange.DropColumn;
import io.flotilla.engine.change.TableChange.DropPrimaryKey;
import io.flotilla.engine.change.TableChange.DropUnique;
import io.flotilla.engine.change.TableChange.RenamePrimaryKey;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.StatementWriter;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Routine;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes changes: in place what ALTER can do, the rest as copies of whole tables, with the views
 * and keys that stand on them put back.
 */
final class RedshiftStatementWriter implements StatementWriter {

    @Override
    public List<Draft> write(
            List<Change> changes,
            Schema from,
            Schema to,
            PlanPolicy policy,
            Direction direction,
            Set<ObjectName> anew) {
        var context = new WriterContext(policy, direction);
        var tables = new TableWriter(context);
        var drafts = new ArrayList<Draft>();
        var disturbed = new HashSet<>(anew);
        var moved = new HashSet<String>();
        for (var change : changes) {
            switch (change) {
                case Change.CreateTable(var table) -> drafts.addAll(tables.create(table));
                case Change.DropTable(var table) -> {
                    drafts.add(tables.drop(table));
                    disturbed.add(ObjectName.relation(table.name()));
                    moved.add(table.name());
                }
                case AlterTable alter -> {
                    var reasons = CopyReasons.of(alter, context);
                    drafts.addAll(
                            reasons.isEmpty()
                                    ? new TableAlteration(alter, context).write()
                                    : new TableCopy(alter, reasons, context).write());
                    if (!reasons.isEmpty()
                            || alter.changes().stream()
                                    .anyMatch(
                                            it ->
                                                    disturbsViews(
                                                            it,
                                                            context.restores(
                                                                    alter.from().name())))) {
                        disturbed.add(ObjectName.relation(alter.from().name()));
                    }
                    if (!reasons.isEmpty()
                            || alter.changes().stream().anyMatch(it -> movesKey(it))) {
                        moved.add(alter.from().name());
                    }
                }
                case Change.CreateObject(var object) -> {
                    if (routine(object)) {
                        drafts.add(RoutineWriter.create((Routine) object));
                    }
                }
                case Change.DropObject(var object) -> {
                    if (routine(object)) {
                        drafts.add(RoutineWriter.drop((Routine) object));
                        disturbed.add(object.objectName());
                    }
                }
                case Change.AlterObject(var before, var after) -> {
                    if (routine(before)) {
                        var written =
                                RoutineWriter.alter(
                                        (Routine) before,
                                        (Routine) after,
                                        anew.contains(after.objectName()));
                        drafts.addAll(written);
                        if (written.size() > 1) {
                            disturbed.add(after.objectName());
                        }
                    }
                }
                case Change.ChangeGrant _ ->
                        throw new IllegalArgumentException("privileges are not managed: " + change);
            }
        }
        drafts.addAll(new ViewMoves(from, to, disturbed).write());
        drafts.addAll(new ForeignKeyMoves(from, to, moved).write());
        return drafts;
    }

    /** A column that comes out of the trash is renamed. */
    private static boolean disturbsViews(TableChange change, boolean restores) {
        return change instanceof DropColumn
                || change instanceof ChangeColumnType
                || (restores && change instanceof AddColumn);
    }

    /** Whether foreign keys may stand on what changes. */
    private static boolean movesKey(TableChange change) {
        return change instanceof DropPrimaryKey
                || change instanceof RenamePrimaryKey
                || change instanceof DropUnique;
    }

    /** Views are written together: {@link ViewMoves}. */
    private static boolean routine(SchemaObject object) {
        return switch (object) {
            case Routine _ -> true;
            case View _, MaterializedView _ -> false;
            default -> throw new IllegalArgumentException("not of Redshift: " + object);
        };
    }

    @Override
    public Draft rename(Rename rename) {
        return Renames.write(rename);
    }

    /** A check speaks of the tables as they are when it is made: see {@link Renames}. */
    @Override
    public Check beforeRenames(Check check, List<Rename> renames) {
        return new Check(Renames.undone(check.sql(), renames), check.because());
    }
}
