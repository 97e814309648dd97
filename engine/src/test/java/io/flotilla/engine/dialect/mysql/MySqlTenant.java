package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.Trash;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.MariaDbServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database with rows, and a connection to it. */
final class MySqlTenant implements AutoCloseable {

    private final MySqlDialect dialect = new MySqlDialect();
    private final String name;
    private final Connection connection;

    MySqlTenant(MariaDbServer server, String... statements) throws SQLException {
        this.name = server.createDatabase();
        this.connection = server.connect(name);
        run(statements);
    }

    String name() {
        return name;
    }

    void run(String... statements) throws SQLException {
        for (var sql : statements) {
            MySqlSql.run(connection, sql);
        }
    }

    void run(List<Statement> statements) throws SQLException {
        for (var statement : statements) {
            MySqlSql.run(connection, statement.sql());
        }
    }

    List<List<String>> rows(String query) throws SQLException {
        return MySqlSql.rows(connection, query);
    }

    Schema schema() throws SQLException {
        return dialect.inspector().inspect(connection, name);
    }

    Fingerprint fingerprint() throws SQLException {
        return Fingerprinter.fingerprint(schema());
    }

    /** A plan to what the statements make of an empty database. */
    Plan planTo(PlanPolicy policy, String... statements) throws SQLException {
        Schema to;
        try (var scratch = dialect.scratchSchemas().open(connection)) {
            scratch.executeAll(List.of(statements));
            to = dialect.inspector().inspect(connection, scratch.name());
        }
        return new Planner(dialect).plan("app", schema(), to, policy, connection);
    }

    List<Trash> trash() throws SQLException {
        return dialect.trashBin().list(connection, name);
    }

    void purge() throws SQLException {
        for (var trash : trash()) {
            MySqlSql.run(connection, dialect.trashBin().removal(trash));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
