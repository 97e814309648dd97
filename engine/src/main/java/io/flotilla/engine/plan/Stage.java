package io.flotilla.engine.plan;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.ScratchSchemas.Scratch;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;

/** A scratch schema on which a plan's statements run as they would on a target. */
final class Stage {

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

    /** Makes the schema, in one round trip. */
    Schema build(Schema schema) throws SQLException {
        scratch.executeAll(SchemaSql.create(dialect, InvalidIndexes.asIfValid(schema)));
        return inspect();
    }

    /** Runs one statement and reads what it left; neighbours that can share a transaction do. */
    Schema run(Statement statement) throws SQLException {
        if (connection.getAutoCommit() == statement.transactional()) {
            // turning autocommit on commits
            connection.setAutoCommit(!statement.transactional());
        }
        scratch.execute(statement.sql());
        return inspect();
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
