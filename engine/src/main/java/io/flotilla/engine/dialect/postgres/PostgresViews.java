package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Change.AlterView;
import io.flotilla.engine.change.Change.CreateView;
import io.flotilla.engine.change.Change.DropView;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.ColumnReference;
import io.flotilla.engine.schema.View;
import io.flotilla.engine.schema.ViewColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes views: dropped from the top down, created from the bottom up. */
final class PostgresViews {

    private final PostgresContext context;
    private final Set<String> late = new HashSet<>();

    PostgresViews(PostgresContext context) {
        this.context = context;
    }

    static List<String> uses(View view) {
        return view.uses().stream().map(ColumnReference::relation).distinct().toList();
    }

    /** Whether a view depends on the table's primary key: it selects more than it groups by. */
    static boolean mayRestOnPrimaryKey(View view) {
        return view.definition().contains("GROUP BY");
    }

    /**
     * Whether {@code CREATE OR REPLACE VIEW} will do: it may add columns at the end and nothing
     * else, https://www.postgresql.org/docs/current/sql-createview.html.
     */
    static boolean replaceable(View from, View to) {
        if (from.columns().size() > to.columns().size()) {
            return false;
        }
        for (int i = 0; i < from.columns().size(); i++) {
            var before = from.columns().get(i);
            var after = to.columns().get(i);
            if (!before.name().equals(after.name()) || !before.type().equals(after.type())) {
                return false;
            }
        }
        return true;
    }

    List<Draft> write(List<Change> changes) {
        var dropped = new ArrayList<View>();
        var written = new ArrayList<View>();
        Map<String, View> replaced = new HashMap<>();
        for (var change : changes) {
            if (change instanceof DropView(var view)) {
                dropped.add(view);
            } else if (change instanceof CreateView(var view)) {
                written.add(view);
            } else if (change instanceof AlterView(var from, var to)) {
                replaced.put(to.name(), from);
                written.add(to);
            }
        }
        var drafts = new ArrayList<Draft>();
        var created =
                written.stream()
                        .map(View::name)
                        .filter(name -> !replaced.containsKey(name))
                        .toList();
        for (var view : sorted(dropped).reversed()) {
            drafts.add(drop(view, created.contains(view.name())));
        }
        for (var view : sorted(written)) {
            drafts.addAll(write(replaced.get(view.name()), view));
        }
        return drafts;
    }

    private static List<View> sorted(List<View> views) {
        return DependencyOrder.sort(views, View::name, PostgresViews::uses);
    }

    private static Draft drop(View view, boolean again) {
        var draft =
                Draft.of(
                        Phase.DROP_VIEW,
                        "DROP VIEW " + quoted(view.name()),
                        PostgresHazards.onObject(
                                "ACCESS EXCLUSIVE", "nobody reads view %s".formatted(view.name())));
        return again
                ? draft.withFinding(
                        "view %s is dropped and created again: what was granted on it is gone"
                                .formatted(view.name()))
                : draft.withFinding(
                        "view %s is dropped: an application that uses it fails"
                                .formatted(view.name()));
    }

    private List<Draft> write(@Nullable View from, View to) {
        var phase = phase(to);
        var drafts = new ArrayList<Draft>();
        if (from == null || !sameQuery(from, to)) {
            drafts.add(create(phase, from, to));
        }
        for (var column : to.columns()) {
            drafts.addAll(column(phase, to, from == null ? null : find(from, column), column));
        }
        if (!Objects.equals(from == null ? null : from.comment(), to.comment())) {
            drafts.add(PostgresComments.onView(phase, to.name(), to.comment()));
        }
        return drafts;
    }

    private static Draft create(Phase phase, @Nullable View from, View to) {
        var draft =
                Draft.of(
                        phase,
                        "CREATE %sVIEW %s%s AS\n%s"
                                .formatted(
                                        from == null ? "" : "OR REPLACE ",
                                        quoted(to.name()),
                                        to.options().isEmpty()
                                                ? ""
                                                : " WITH (%s)"
                                                        .formatted(String.join(", ", to.options())),
                                        to.definition()));
        return from == null
                ? draft
                : draft.withHazard(
                        PostgresHazards.onObject(
                                "ACCESS EXCLUSIVE", "nobody reads view %s".formatted(to.name())));
    }

    private static List<Draft> column(
            Phase phase, View view, @Nullable ViewColumn from, ViewColumn to) {
        var drafts = new ArrayList<Draft>();
        var expression = from == null ? null : from.defaultExpression();
        if (!Objects.equals(expression, to.defaultExpression())) {
            drafts.add(
                    Draft.of(
                            phase,
                            "ALTER VIEW %s ALTER COLUMN %s %s"
                                    .formatted(
                                            quoted(view.name()),
                                            quoted(to.name()),
                                            to.defaultExpression() == null
                                                    ? "DROP DEFAULT"
                                                    : "SET DEFAULT " + to.defaultExpression())));
        }
        if (!Objects.equals(from == null ? null : from.comment(), to.comment())) {
            drafts.add(PostgresComments.onViewColumn(phase, view.name(), to.name(), to.comment()));
        }
        return drafts;
    }

    /** After the primary key it needs, or after the view that had to wait for one. */
    private Phase phase(View view) {
        var waits =
                uses(view).stream()
                        .anyMatch(
                                name ->
                                        late.contains(name)
                                                || (mayRestOnPrimaryKey(view)
                                                        && context.keysComeLate(name)));
        if (waits) {
            late.add(view.name());
        }
        return waits ? Phase.FINISH_VIEW : Phase.CREATE_VIEW;
    }

    private static boolean sameQuery(View from, View to) {
        return from.definition().equals(to.definition())
                && from.options().equals(to.options())
                && replaceable(from, to)
                && from.columns().size() == to.columns().size();
    }

    private static @Nullable ViewColumn find(View view, ViewColumn column) {
        return view.columns().stream()
                .filter(other -> other.name().equals(column.name()))
                .findFirst()
                .orElse(null);
    }
}
