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
import io.flotilla.engine.schema.Aggregate;
import io.flotilla.engine.schema.Collation;
import io.flotilla.engine.schema.CompositeType;
import io.flotilla.engine.schema.Domain;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.ObjectWords;
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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's SQL for every change; a class for each kind of object does the writing. */
final class PostgresStatementWriter implements StatementWriter {

    @Override
    public List<Draft> write(List<Change> changes, Schema from, Schema to, PlanPolicy policy) {
        var context = new PostgresContext(from, to, policy);
        var all = new PostgresDependents(from, to, context).include(changes);
        var drafts = new ArrayList<Draft>();
        var created =
                all.stream()
                        .filter(CreateObject.class::isInstance)
                        .map(change -> ((CreateObject) change).object().objectName())
                        .collect(Collectors.toSet());
        for (var change : all) {
            var written = write(change, context);
            drafts.addAll(
                    change instanceof DropObject(var object)
                            ? saying(
                                    dropped(object, created.contains(object.objectName())), written)
                            : written);
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

    /** What a person should know of a dropped object; nothing where no application names it. */
    private static @Nullable String dropped(SchemaObject object, boolean again) {
        return switch (object) {
            case View _, MaterializedView _, Routine _, Aggregate _ ->
                    again
                            ? "%s is dropped and created again: what was granted on it is gone"
                                    .formatted(ObjectWords.of(object))
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
                    Statistics _ ->
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
