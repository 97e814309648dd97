package io.flotilla.engine.plan;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.ScratchSchemas.Ran;
import io.flotilla.engine.dialect.ScratchSchemas.Scratch;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;

/** A scratch schema on which a plan's statements run as they would on a target. */
final class Stage {

    /** As many are sent at once: each such batch is a transaction, and keeps all its locks. */
    private static final int BATCH = 200;

    private final Dialect dialect;
    private final Connection connection;
    private final Scratch scratch;
    private final InvalidIndexes invalid;

    Stage(Dialect dialect, Connection connection, Scratch scratch, InvalidIndexes invalid) {
        this.dialect = dialect;
        this.connection = connection;
        this.scratch = scratch;
        this.invalid = invalid;
    }

    /** Makes the schema, a small one in one round trip. */
    Schema build(Schema schema) throws SQLException {
        var statements = SchemaSql.create(dialect, InvalidIndexes.asIfValid(schema));
        for (var from = 0; from < statements.size(); from += BATCH) {
            var batch = statements.subList(from, Math.min(from + BATCH, statements.size()));
            scratch.executeAll(batch);
        }
        return inspect();
    }

    /**
     * Runs one statement, and gives it back as it ran; neighbours that can share a transaction do.
     *
     * @param asWritten whether the server may not be asked for the way that takes least
     */
    Ran run(Statement statement, boolean asWritten) throws SQLException {
        if (connection.getAutoCommit() == statement.transactional()) {
            // turning autocommit on commits
            connection.setAutoCommit(!statement.transactional());
        }
        var batch = statement.data() == null ? null : statement.data().batch();
        if (batch != null) {
            runInBatches(statement.sql(), batch.rows());
        } else if (asWritten) {
            scratch.execute(statement.sql());
        } else {
            return scratch.executeInTheLeastWay(statement);
        }
        return Ran.asWritten(statement);
    }

    private void runInBatches(String sql, int rows) throws SQLException {
        String place = null;
        long picked;
        do {
            var from = place;
            var step = dialect.batchRunner().run(connection, sql, rows, from);
            if (step.again() > 0) {
                throw new EndlessBatch();
            }
            place = step.cursor();
            picked = from == null ? step.picked() : 1;
        } while (picked > 0);
    }

    void commit() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.setAutoCommit(true);
        }
    }

    Schema inspect() throws SQLException {
        return shown(dialect.inspector().inspectStructure(connection, scratch.name()));
    }

    /** A schema inspected here, as it would be on a target. */
    Schema shown(Schema inspected) {
        return invalid.shownIn(inspected);
    }
}
