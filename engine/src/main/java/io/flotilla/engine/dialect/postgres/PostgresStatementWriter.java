package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Change.AlterObject;
import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.Change.CreateObject;
import io.flotilla.engine.change.Change.CreateTable;
import io.flotilla.engine.change.Change.DropObject;
import io.flotilla.engine.change.Change.DropTable;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
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

    private static final Set<Phase> WHOLE_LAST =
            Set.of(
                    Phase.ADD_PARTITIONED_KEY,
                    Phase.CREATE_PARTITIONED_INDEX,
                    Phase.FINISH_PARTITIONED_KEY,
                    Phase.ATTACH_INDEX);

    @Override
    public List<Draft> write(List<Change> changes, Schema from, Schema to, PlanPolicy policy) {
        var feasible = PostgresRemadeTables.replace(changes, policy);
        var remade = PostgresRemadeTables.names(feasible);
        var context = new PostgresContext(without(from, remade), to, policy);
        var all =
                new PostgresCascades(context)
                        .without(new PostgresDependents(from, to, context).include(feasible));
        var written = all.stream().map(change -> write(change, context)).toList();
        var drafts = new ArrayList<Draft>();
        written.forEach(some -> some.stream().filter(it -> !lateForWhole(it)).forEach(drafts::add));
        // tables come before those that inherit from them, but these have indexes first
        written.reversed()
                .forEach(
                        some ->
                                some.stream()
                                        .filter(PostgresStatementWriter::lateForWhole)
                                        .forEach(drafts::add));
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

    private static Schema without(Schema schema, List<String> tables) {
        return tables.isEmpty()
                ? schema
                : schema.withTables(
                        schema.tables().stream()
                                .filter(table -> !tables.contains(table.name()))
                                .toList());
    }

    private static boolean lateForWhole(Draft draft) {
        return WHOLE_LAST.contains(draft.phase());
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
