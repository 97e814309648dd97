package io.flotilla.engine.plan;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.ScratchSchemas.Scratch;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was dropped for renames and can be made again right after them, as the desired state has it.
 * What needs more than the renames comes with the rest of the plan.
 */
record Remaking(List<SchemaObject> objects, List<Draft> drafts, Schema schema) {

    Remaking {
        objects = List.copyOf(objects);
        drafts = List.copyOf(drafts);
    }

    /** Makes them on the scratch schema, where everything has its new name. */
    static Remaking of(Dialect dialect, Scratch scratch, Schema dropped, Schema renamed, Schema to)
            throws SQLException {
        var wanted = to.objects().stream().filter(object -> isAmong(dropped, object)).toList();
        var later = names(to);
        later.removeAll(names(renamed));
        later.removeAll(names(new Schema(List.of(), wanted, List.of())));
        var made = new HashSet<ObjectName>();
        var drafts = new ArrayList<Draft>();
        for (var draft :
                SchemaSql.drafts(
                        dialect, Schema.EMPTY, new Schema(List.of(), wanted, to.dependencies()))) {
            var sql = draft.statement().sql();
            if (dialect.statementReader().names(sql).stream().noneMatch(later::contains)
                    && takes(dialect, scratch, sql)) {
                drafts.add(draft);
                made.addAll(draft.effect().creates());
            }
        }
        var objects = wanted.stream().filter(object -> made.contains(object.objectName())).toList();
        return new Remaking(objects, drafts, new Schema(List.of(), objects, to.dependencies()));
    }

    /** Not by the relation's name, which may be another now. */
    private static boolean isAmong(Schema dropped, SchemaObject object) {
        return dropped.objects().stream()
                .anyMatch(
                        other ->
                                other.getClass().equals(object.getClass())
                                        && ownName(other).equals(ownName(object)));
    }

    private static String ownName(SchemaObject object) {
        var name = object.objectName();
        return name.part() == null ? name.name() : name.part();
    }

    private static Set<String> names(Schema schema) {
        var names = new HashSet<String>();
        schema.tables().forEach(table -> names.add(table.name()));
        schema.objects().forEach(object -> names.add(ownName(object).replaceFirst("\\(.*", "")));
        return names;
    }

    private static boolean takes(Dialect dialect, Scratch scratch, String sql) throws SQLException {
        try {
            scratch.execute(sql);
            return true;
        } catch (SQLException e) {
            if (dialect.failureClassifier().classify(e).retryable()) {
                throw e;
            }
            return false;
        }
    }
}
