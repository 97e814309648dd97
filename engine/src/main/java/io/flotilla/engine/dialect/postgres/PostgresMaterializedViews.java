package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.SchemaDiffer;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectName.Kind;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.ViewColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Writes materialized views. The server cannot replace the query of one, so another query is
 * another view, computed anew; its indexes come and go like those of a table.
 */
final class PostgresMaterializedViews implements PostgresObjectWriter<MaterializedView> {

    private final PostgresContext context;

    PostgresMaterializedViews(PostgresContext context) {
        this.context = context;
    }

    @Override
    public List<Draft> create(MaterializedView view) {
        var drafts = new ArrayList<Draft>();
        drafts.add(
                Draft.of(
                        Phase.CREATE_VIEW,
                        "CREATE MATERIALIZED VIEW %s%s%s%s AS\n%s"
                                .formatted(
                                        quoted(view.name()),
                                        view.accessMethod() == null
                                                ? ""
                                                : " USING " + quoted(view.accessMethod()),
                                        PostgresOptions.with(view.options()),
                                        view.tablespace() == null
                                                ? ""
                                                : " TABLESPACE " + quoted(view.tablespace()),
                                        view.definition()),
                        PostgresHazards.computed(
                                "materialized view %s is computed, and what is locked by then stays locked meanwhile"
                                        .formatted(view.name()))));
        for (var column : view.columns()) {
            drafts.addAll(
                    PostgresComments.ifAny(
                            column.comment(),
                            PostgresComments.onViewColumn(
                                    Phase.CREATE_VIEW,
                                    view.name(),
                                    column.name(),
                                    column.comment())));
        }
        drafts.addAll(PostgresComments.ifAny(view.comment(), comment(view)));
        var indexes = new PostgresIndexes(context);
        for (var index : view.indexes()) {
            var name = ObjectName.part(Kind.INDEX, view.name(), index.name());
            indexes.create(withIndexes(view), index)
                    .forEach(draft -> drafts.add(draft.creating(name)));
        }
        return drafts;
    }

    @Override
    public List<Draft> drop(MaterializedView view) {
        return List.of(
                Draft.of(
                        Phase.DROP_VIEW,
                        "DROP MATERIALIZED VIEW " + quoted(view.name()),
                        PostgresHazards.accessExclusive(view.name())));
    }

    @Override
    public boolean altersInPlace(MaterializedView from, MaterializedView to) {
        return from.definition().equals(to.definition())
                && Objects.equals(from.accessMethod(), to.accessMethod())
                && from.columns().size() == to.columns().size()
                && IntStream.range(0, to.columns().size())
                        .allMatch(
                                i ->
                                        PostgresViews.alike(
                                                from.columns().get(i), to.columns().get(i)));
    }

    @Override
    public List<Draft> alter(MaterializedView from, MaterializedView to) {
        var drafts = new ArrayList<Draft>();
        for (var change : PostgresOptions.change(from.options(), to.options())) {
            drafts.add(
                    alter(to, change)
                            .withHazard(PostgresHazards.shareUpdateExclusive(to.name(), true)));
        }
        if (!Objects.equals(from.tablespace(), to.tablespace())) {
            drafts.add(
                    alter(
                                    to,
                                    "SET TABLESPACE "
                                            + quoted(
                                                    to.tablespace() == null
                                                            ? "pg_default"
                                                            : to.tablespace()))
                            .withHazard(PostgresHazards.accessExclusiveThroughout(to.name()))
                            .withHazard(
                                    PostgresHazards.rewrite(
                                            to.name(),
                                            "%s moves to another tablespace"
                                                    .formatted(to.name()))));
        }
        for (int i = 0; i < to.columns().size(); i++) {
            drafts.addAll(comments(to, from.columns().get(i), to.columns().get(i)));
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            drafts.add(comment(to));
        }
        drafts.addAll(indexes(from, to));
        return drafts;
    }

    private List<Draft> indexes(MaterializedView from, MaterializedView to) {
        var drafts = new ArrayList<Draft>();
        for (var change : SchemaDiffer.diff(schema(from), schema(to))) {
            drafts.addAll(
                    switch (change) {
                        case AlterTable alter -> new PostgresAlterTable(context, alter).write();
                        case Change.CreateObject _,
                                Change.DropObject _,
                                Change.AlterObject _,
                                Change.CreateTable _,
                                Change.DropTable _,
                                Change.ChangeGrant _ ->
                                throw new IllegalStateException("no change of an index: " + change);
                    });
        }
        return drafts;
    }

    private static Schema schema(MaterializedView view) {
        return new Schema(List.of(withIndexes(view)), List.of(), List.of());
    }

    /** The view as what its indexes are on. */
    private static Table withIndexes(MaterializedView view) {
        return new Table(
                view.name(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                view.indexes(),
                null);
    }

    private static List<Draft> comments(MaterializedView view, ViewColumn from, ViewColumn to) {
        return Objects.equals(from.comment(), to.comment())
                ? List.of()
                : List.of(
                        PostgresComments.onViewColumn(
                                Phase.CREATE_VIEW, view.name(), to.name(), to.comment()));
    }

    private static Draft comment(MaterializedView view) {
        return PostgresComments.onMaterializedView(Phase.CREATE_VIEW, view.name(), view.comment());
    }

    private static Draft alter(MaterializedView view, String action) {
        return Draft.of(
                Phase.CREATE_VIEW,
                "ALTER MATERIALIZED VIEW %s %s".formatted(quoted(view.name()), action));
    }
}
