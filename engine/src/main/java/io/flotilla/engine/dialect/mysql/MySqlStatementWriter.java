package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.StatementWriter;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes changes as statements that commit by themselves, as all DDL does on these servers. */
final class MySqlStatementWriter implements StatementWriter {

    @Override
    public List<Draft> write(
            List<Change> changes,
            Schema from,
            Schema to,
            PlanPolicy policy,
            Direction direction,
            Set<ObjectName> anew) {
        var context = new WriterContext(policy, direction, from, to);
        var drafts = new ArrayList<Draft>();
        for (var change : TriggerChains.complete(changes, from, to)) {
            drafts.addAll(write(change, context, anew));
        }
        drafts.addAll(new ForeignKeyMoves(changes, from, to).write());
        return drafts;
    }

    private static List<Draft> write(Change change, WriterContext context, Set<ObjectName> anew) {
        var tables = new TableWriter(context);
        var objects = new ObjectWriter(context);
        return switch (change) {
            case Change.CreateObject(var object) -> List.of(objects.create(object));
            case Change.DropObject(var object) -> List.of(objects.drop(object));
            case Change.AlterObject(var before, var after) ->
                    anew.contains(after.objectName())
                            ? Stream.of(objects.drop(before), objects.create(after)).toList()
                            : objects.alter(before, after);
            case Change.CreateTable(var table) -> List.of(tables.create(table));
            case Change.DropTable(var table) -> List.of(tables.drop(table));
            case Change.AlterTable alter -> new AlterTableWriter(context, alter).write();
            case Change.ChangeGrant _ ->
                    throw new IllegalArgumentException("privileges are not managed: " + change);
        };
    }

    @Override
    public Draft rename(Rename rename) {
        return MySqlRenames.write(rename);
    }

    @Override
    public boolean renames(Rename.Kind kind) {
        return MySqlRenames.KINDS.contains(kind);
    }

    @Override
    public List<SchemaObject> brokenBy(List<Rename> renames, Schema from) {
        return BrokenByRenames.of(renames, from);
    }

    @Override
    public Check beforeRenames(Check check, List<Rename> renames) {
        return MySqlRenames.undone(check, renames);
    }
}
