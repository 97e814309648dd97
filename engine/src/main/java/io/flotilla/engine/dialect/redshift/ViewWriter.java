package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.View;
import io.flotilla.engine.schema.ViewColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Views of the three kinds: https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_VIEW.html,
 * https://docs.aws.amazon.com/redshift/latest/dg/materialized-view-create-sql-command.html.
 */
final class ViewWriter {

    private ViewWriter() {}

    /** Whether nothing differs but what can be altered. */
    static boolean isAlterable(SchemaObject from, SchemaObject to) {
        return switch (from) {
            case View before when to instanceof View after ->
                    before.definition().equals(after.definition())
                            && before.options().equals(after.options())
                            && names(before.columns()).equals(names(after.columns()));
            case MaterializedView before when to instanceof MaterializedView after ->
                    before.definition().equals(after.definition())
                            && attributes(before.options()).equals(attributes(after.options()));
            default -> false;
        };
    }

    static List<Draft> alter(SchemaObject from, SchemaObject to) {
        var drafts = new ArrayList<Draft>();
        var name = to.objectName().name();
        if (from instanceof MaterializedView before && to instanceof MaterializedView after) {
            var refreshes = after.options().contains(ViewReader.AUTO_REFRESH);
            if (refreshes != before.options().contains(ViewReader.AUTO_REFRESH)) {
                drafts.add(
                        Draft.of(
                                        Phase.CREATE_VIEW,
                                        "ALTER MATERIALIZED VIEW %s AUTO REFRESH %s"
                                                .formatted(
                                                        Names.quoted(name),
                                                        refreshes ? "YES" : "NO"))
                                .altering(to.objectName()));
            }
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            drafts.add(Comments.onView(name, to.comment()));
        }
        var before = comments(from);
        comments(to)
                .forEach(
                        (column, comment) -> {
                            if (!comment.equals(before.get(column))) {
                                drafts.add(
                                        Comments.onViewColumn(name, column, comment.orElse(null)));
                            }
                        });
        return drafts;
    }

    private static Map<String, Optional<String>> comments(SchemaObject object) {
        var columns =
                switch (object) {
                    case View view -> view.columns();
                    case MaterializedView view -> view.columns();
                    default -> throw new IllegalArgumentException("no view: " + object);
                };
        var comments = new LinkedHashMap<String, Optional<String>>();
        columns.forEach(it -> comments.put(it.name(), Optional.ofNullable(it.comment())));
        return comments;
    }

    static Draft drop(SchemaObject object) {
        var kind = object instanceof MaterializedView ? "MATERIALIZED VIEW" : "VIEW";
        return Draft.of(
                        Phase.DROP_VIEW,
                        "DROP %s %s".formatted(kind, Names.quoted(object.objectName().name())))
                .dropping(object.objectName());
    }

    static List<Draft> create(SchemaObject object) {
        var drafts = new ArrayList<Draft>();
        switch (object) {
            case View view -> {
                drafts.add(Draft.of(Phase.CREATE_VIEW, sql(view)).creating(view.objectName()));
                comments(view.name(), view.columns(), drafts);
            }
            case MaterializedView view -> {
                drafts.add(
                        Draft.of(Phase.CREATE_VIEW, sql(view))
                                .creating(view.objectName())
                                .withFinding(
                                        "materialized view %s is filled when it is made: that takes as long as its query"
                                                .formatted(view.name())));
                comments(view.name(), view.columns(), drafts);
            }
            default -> throw new IllegalArgumentException("no view: " + object);
        }
        if (object.comment() != null) {
            drafts.add(Comments.onView(object.objectName().name(), object.comment()));
        }
        return drafts;
    }

    private static void comments(String view, List<ViewColumn> columns, List<Draft> drafts) {
        for (var column : columns) {
            if (column.comment() != null) {
                drafts.add(Comments.onViewColumn(view, column.name(), column.comment()));
            }
        }
    }

    private static String sql(View view) {
        var late = view.options().contains(ViewReader.UNBOUND);
        return "CREATE VIEW %s%s AS\n%s%s"
                .formatted(
                        Names.quoted(view.name()),
                        attributes(view.options()),
                        view.definition(),
                        late ? "\nWITH NO SCHEMA BINDING" : "");
    }

    private static String sql(MaterializedView view) {
        return "CREATE MATERIALIZED VIEW %s%s AUTO REFRESH %s AS\n%s"
                .formatted(
                        Names.quoted(view.name()),
                        attributes(view.options()),
                        view.options().contains(ViewReader.AUTO_REFRESH) ? "YES" : "NO",
                        view.definition());
    }

    /** What stands behind the name. */
    private static String attributes(List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith(ViewReader.ATTRIBUTES))
                .map(option -> " " + option.substring(ViewReader.ATTRIBUTES.length()))
                .findFirst()
                .orElse("");
    }

    private static List<String> names(List<ViewColumn> columns) {
        return columns.stream().map(column -> column.name() + " " + column.type()).toList();
    }
}
