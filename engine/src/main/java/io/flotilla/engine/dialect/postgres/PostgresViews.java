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
            if (!alike(from.columns().get(i), to.columns().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** To the server; collations are compared since PostgreSQL 16, and cannot differ before. */
    static boolean alike(ViewColumn from, ViewColumn to) {
        return from.name().equals(to.name())
                && from.type().equals(to.type())
                && Objects.equals(from.collation(), to.collation());
    }

    @Override
    public List<Draft> create(View view) {
        var drafts = new ArrayList<Draft>();
        drafts.add(Draft.of(Phase.CREATE_VIEW, "CREATE " + definition(view)));
        view.columns().forEach(column -> drafts.addAll(column(view, null, column)));
        drafts.addAll(PostgresComments.ifAny(view.comment(), comment(view)));
        return drafts;
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
        var drafts = new ArrayList<Draft>();
        if (!sameQuery(from, to)) {
            drafts.add(locking(to, "CREATE OR REPLACE " + definition(to)));
        } else {
            PostgresOptions.change(from.options(), to.options())
                    .forEach(
                            change ->
                                    drafts.add(
                                            locking(
                                                    to,
                                                    "ALTER VIEW %s %s"
                                                            .formatted(
                                                                    quoted(to.name()), change))));
        }
        for (var column : to.columns()) {
            drafts.addAll(column(to, find(from, column), column));
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            drafts.add(comment(to));
        }
        return drafts;
    }

    private static String definition(View view) {
        return "VIEW %s%s AS\n%s"
                .formatted(
                        quoted(view.name()),
                        PostgresOptions.with(view.options()),
                        view.definition());
    }

    private static Draft locking(View view, String sql) {
        return Draft.of(
                Phase.CREATE_VIEW,
                sql,
                PostgresHazards.onObject(
                        "ACCESS EXCLUSIVE", "nobody reads view %s".formatted(view.name())));
    }

    private static List<Draft> column(View view, @Nullable ViewColumn from, ViewColumn to) {
        var drafts = new ArrayList<Draft>();
        var expression = from == null ? null : from.defaultExpression();
        if (!Objects.equals(expression, to.defaultExpression())) {
            drafts.add(
                    Draft.of(
                            Phase.CREATE_VIEW,
                            "ALTER VIEW %s ALTER COLUMN %s %s"
                                    .formatted(
                                            quoted(view.name()),
                                            quoted(to.name()),
                                            to.defaultExpression() == null
                                                    ? "DROP DEFAULT"
                                                    : "SET DEFAULT " + to.defaultExpression())));
        }
        if (!Objects.equals(from == null ? null : from.comment(), to.comment())) {
            drafts.add(
                    PostgresComments.onViewColumn(
                            Phase.CREATE_VIEW, view.name(), to.name(), to.comment()));
        }
        return drafts;
    }

    private static Draft comment(View view) {
        return PostgresComments.onView(Phase.CREATE_VIEW, view.name(), view.comment());
    }

    private static boolean sameQuery(View from, View to) {
        return from.definition().equals(to.definition())
                && from.columns().size() == to.columns().size();
    }

    private static @Nullable ViewColumn find(View view, ViewColumn column) {
        return view.columns().stream()
                .filter(other -> other.name().equals(column.name()))
                .findFirst()
                .orElse(null);
    }
}
