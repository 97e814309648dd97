package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.View;
import io.flotilla.engine.schema.ViewColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes views. */
final class PostgresViews implements PostgresObjectWriter<View> {

    /**
     * {@code CREATE OR REPLACE VIEW} may add columns at the end and nothing else,
     * https://www.postgresql.org/docs/current/sql-createview.html.
     */
    @Override
    public boolean altersInPlace(View from, View to) {
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

    @Override
    public List<Draft> create(View view) {
        return write(null, view);
    }

    @Override
    public List<Draft> drop(View view) {
        return List.of(
                Draft.of(
                        Phase.DROP_VIEW,
                        "DROP VIEW " + quoted(view.name()),
                        PostgresHazards.onObject(
                                "ACCESS EXCLUSIVE",
                                "nobody reads view %s".formatted(view.name()))));
    }

    @Override
    public List<Draft> alter(View from, View to) {
        return write(from, to);
    }

    private static List<Draft> write(@Nullable View from, View to) {
        var phase = Phase.CREATE_VIEW;
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

    private static boolean sameQuery(View from, View to) {
        return from.definition().equals(to.definition())
                && from.options().equals(to.options())
                && from.columns().size() == to.columns().size();
    }

    private static @Nullable ViewColumn find(View view, ViewColumn column) {
        return view.columns().stream()
                .filter(other -> other.name().equals(column.name()))
                .findFirst()
                .orElse(null);
    }
}
