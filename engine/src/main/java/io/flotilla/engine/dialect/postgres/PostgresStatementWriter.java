package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Change.AlterEnum;
import io.flotilla.engine.change.Change.AlterSequence;
import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.Change.AlterView;
import io.flotilla.engine.change.Change.CreateEnum;
import io.flotilla.engine.change.Change.CreateSequence;
import io.flotilla.engine.change.Change.CreateTable;
import io.flotilla.engine.change.Change.CreateView;
import io.flotilla.engine.change.Change.DropEnum;
import io.flotilla.engine.change.Change.DropSequence;
import io.flotilla.engine.change.Change.DropTable;
import io.flotilla.engine.change.Change.DropView;
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
        var tables = new PostgresTables(context);
        var drafts = new ArrayList<Draft>();
        for (var change : all) {
            drafts.addAll(write(change, context));
        }
        drafts.addAll(
                tables.drop(
                        all.stream()
                                .filter(DropTable.class::isInstance)
                                .map(change -> ((DropTable) change).table())
                                .toList()));
        drafts.addAll(new PostgresViews(context).write(all));
        var existing = from.tables().stream().map(Table::name).collect(Collectors.toSet());
        return drafts.stream().map(draft -> onlyAbout(existing, draft)).toList();
    }

    /** Dropped tables and views have an order among themselves, and are not written here. */
    private static List<Draft> write(Change change, PostgresContext context) {
        return switch (change) {
            case CreateEnum(var enumType) -> new PostgresEnums(context).create(enumType);
            case DropEnum(var enumType) -> List.of(new PostgresEnums(context).drop(enumType));
            case AlterEnum(var from, var to) -> new PostgresEnums(context).alter(from, to);
            case CreateSequence(var sequence) -> new PostgresSequences(context).create(sequence);
            case DropSequence(var sequence) -> new PostgresSequences(context).drop(sequence);
            case AlterSequence(var from, var to) -> new PostgresSequences(context).alter(from, to);
            case CreateTable(var table) -> new PostgresTables(context).create(table);
            case AlterTable alter -> new PostgresAlterTable(context, alter).write();
            case DropTable _, CreateView _, AlterView _, DropView _ -> List.of();
        };
    }

    /** Nobody waits for a table that is not there yet, and it has no rows to fail on. */
    private static Draft onlyAbout(Set<String> existing, Draft draft) {
        return draft.withHazards(
                draft.statement().hazards().stream()
                        .filter(
                                hazard ->
                                        hazard.table() == null || existing.contains(hazard.table()))
                        .toList());
    }
}
