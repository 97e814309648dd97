package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Change.AlterObject;
import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.Change.CreateObject;
import io.flotilla.engine.change.Change.CreateTable;
import io.flotilla.engine.change.Change.DropObject;
import io.flotilla.engine.change.Change.DropTable;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.StatementWriter;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** PostgreSQL's SQL for every change; a class for each kind of object does the writing. */
final class PostgresStatementWriter implements StatementWriter {

    @Override
    public List<Draft> write(List<Change> changes, Schema from, Schema to, PlanPolicy policy) {
        var context = new PostgresContext(from, to, policy);
        var all = new PostgresDependents(from, to, context).include(changes);
        var drafts = new ArrayList<Draft>();
        for (var change : all) {
            drafts.addAll(write(change, context));
        }
        drafts.addAll(
                new PostgresTables(context)
                        .drop(
                                all.stream()
                                        .filter(DropTable.class::isInstance)
                                        .map(change -> ((DropTable) change).table())
                                        .toList()));
        var existing = from.tables().stream().map(Table::name).collect(Collectors.toSet());
        return drafts.stream().map(draft -> onlyAbout(existing, draft)).toList();
    }

    /** Dropped tables may need each other, and are written together. */
    private static List<Draft> write(Change change, PostgresContext context) {
        return switch (change) {
            case CreateObject(var object) -> new PostgresObjects(context).create(object);
            case DropObject(var object) -> new PostgresObjects(context).drop(object);
            case AlterObject(var from, var to) -> new PostgresObjects(context).alter(from, to);
            case CreateTable(var table) -> new PostgresTables(context).create(table);
            case AlterTable alter -> new PostgresAlterTable(context, alter).write();
            case DropTable _ -> List.of();
        };
    }

    /** Nobody waits for a table that is not there yet, and it has no rows to fail on. */
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
