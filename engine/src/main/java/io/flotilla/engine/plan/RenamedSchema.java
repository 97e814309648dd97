package io.flotilla.engine.plan;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.ScratchSchemas.Scratch;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A schema after the renames that its successor asks for: the rest of a plan starts from there. The
 * server does the renaming, on a scratch schema, so that views, expressions and constraints follow
 * as they would on a target. What does not follow there is dropped before, and created again at
 * once as the successor has it where the server takes that yet.
 */
record RenamedSchema(
        Schema schema, List<Rename> renames, List<Draft> forward, List<Draft> backward) {

    RenamedSchema {
        renames = List.copyOf(renames);
        forward = List.copyOf(forward);
        backward = List.copyOf(backward);
    }

    static RenamedSchema of(
            Dialect dialect, Schema from, Schema to, List<Rename> renames, Connection connection)
            throws SQLException {
        var asked = RequestedRenames.of(from, to, renames);
        if (asked.isEmpty()) {
            return new RenamedSchema(from, List.of(), List.of(), List.of());
        }
        var writer = dialect.statementWriter();
        var broken = new Schema(List.of(), writer.brokenBy(asked, from), from.dependencies());
        var drops = SchemaSql.drafts(dialect, broken, Schema.EMPTY);
        try (var scratch = dialect.scratchSchemas().open(connection)) {
            var stage = new Stage(dialect, connection, scratch, new InvalidIndexes(from));
            stage.build(from);
            for (var draft : drops) {
                scratch.execute(draft.statement().sql());
            }
            for (var rename : asked) {
                run(dialect, scratch, rename);
            }
            var renamed = dialect.inspector().inspect(connection, scratch.name());
            var all = new ArrayList<>(asked);
            for (var rename : FollowingRenames.of(renamed, to, asked)) {
                if (writer.renames(rename.kind())) {
                    run(dialect, scratch, rename);
                    all.add(rename);
                }
            }
            var remade = Remaking.of(dialect, scratch, broken, renamed, to);
            if (all.size() > asked.size() || !remade.objects().isEmpty()) {
                renamed = dialect.inspector().inspect(connection, scratch.name());
            }
            var there = all.stream().map(writer::rename);
            var back = all.reversed().stream().map(Rename::reversed).map(writer::rename);
            return new RenamedSchema(
                    stage.shown(renamed),
                    all,
                    joined(drops.stream(), there, remade.drafts().stream()),
                    joined(
                            SchemaSql.drafts(dialect, remade.schema(), Schema.EMPTY).stream(),
                            back,
                            SchemaSql.drafts(dialect, Schema.EMPTY, broken).stream()));
        }
    }

    private static List<Draft> joined(
            Stream<Draft> first, Stream<Draft> second, Stream<Draft> third) {
        return Stream.of(first, second, third).flatMap(drafts -> drafts).toList();
    }

    /**
     * @throws PlanRefused with the server's reason if it does not rename that
     */
    private static void run(Dialect dialect, Scratch scratch, Rename rename) throws SQLException {
        try {
            scratch.execute(dialect.statementWriter().rename(rename).statement().sql());
        } catch (SQLException e) {
            if (dialect.failureClassifier().classify(e).retryable()) {
                throw e;
            }
            throw new PlanRefused(
                    List.of(
                            "%s cannot be renamed from %s: %s"
                                    .formatted(rename, rename.from(), e.getMessage())));
        }
    }
}
