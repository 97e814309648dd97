package io.flotilla.engine.plan;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A schema after the renames that its successor asks for: the rest of a plan starts from there. The
 * server does the renaming, on a scratch schema, so that views, expressions and constraints follow
 * as they would on a target.
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
        try (var scratch = dialect.scratchSchemas().open(connection)) {
            var stage = new Stage(dialect, connection, scratch, new InvalidIndexes(from));
            stage.build(from);
            for (var rename : asked) {
                scratch.execute(writer.rename(rename).statement().sql());
            }
            var renamed = dialect.inspector().inspect(connection, scratch.name());
            var all = new ArrayList<>(asked);
            var following = FollowingRenames.of(renamed, to, asked);
            for (var rename : following) {
                scratch.execute(writer.rename(rename).statement().sql());
            }
            if (!following.isEmpty()) {
                all.addAll(following);
                renamed = dialect.inspector().inspect(connection, scratch.name());
            }
            return new RenamedSchema(
                    stage.shown(renamed),
                    all,
                    all.stream().map(writer::rename).toList(),
                    all.reversed().stream().map(Rename::reversed).map(writer::rename).toList());
        }
    }
}
