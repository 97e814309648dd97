package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Views that change, and those that stand on what does: they are dropped before it and made again
 * after it. A view follows a table that is renamed, and a materialized view can never be refreshed
 * again once a column of its table went, changed its type or its name:
 * https://docs.aws.amazon.com/redshift/latest/dg/r_STV_MV_INFO.html, states 101 to 104.
 */
final class ViewMoves {

    private final Schema from;
    private final Schema to;

    /** Everything that goes, or is no longer what it was. */
    private final Set<ObjectName> disturbed;

    ViewMoves(Schema from, Schema to, Set<ObjectName> disturbed) {
        this.from = from;
        this.to = to;
        this.disturbed = new HashSet<>(disturbed);
    }

    List<Draft> write() {
        var drafts = new ArrayList<Draft>();
        for (var view : views(from)) {
            var after = find(to, view);
            if (after.isEmpty() || !ViewWriter.isAlterable(view, after.get())) {
                disturbed.add(view.objectName());
            }
        }
        spread();
        for (var view : views(from)) {
            if (disturbed.contains(view.objectName())) {
                drafts.add(ViewWriter.drop(view));
            } else {
                find(to, view).ifPresent(after -> drafts.addAll(ViewWriter.alter(view, after)));
            }
        }
        for (var view : views(to)) {
            if (find(from, view).isEmpty() || disturbed.contains(view.objectName())) {
                drafts.addAll(ViewWriter.create(view));
            }
        }
        return drafts;
    }

    private void spread() {
        var grew = true;
        while (grew) {
            grew = false;
            for (var dependency : from.dependencies()) {
                if (disturbed.contains(dependency.needed())) {
                    grew |= disturbed.add(dependency.dependent());
                }
            }
        }
    }

    private static List<SchemaObject> views(Schema schema) {
        return schema.objects().stream()
                .filter(object -> object instanceof View || object instanceof MaterializedView)
                .toList();
    }

    private static Optional<SchemaObject> find(Schema schema, SchemaObject view) {
        return views(schema).stream()
                .filter(
                        other ->
                                other.getClass() == view.getClass()
                                        && other.objectName().equals(view.objectName()))
                .findFirst();
    }
}
