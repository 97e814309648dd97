package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.BatchRunner;
import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.LedgerEntry;
import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.TargetSession;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What both kinds of session share: work in one transaction. The search path is the tenant's only
 * while the plan's own SQL runs: the inspector's prepared statement is planned anew whenever the
 * path differs from the one it was planned under.
 */
abstract sealed class PostgresTargetSession implements TargetSession
        permits PostgresTransactionSession, PostgresGuardedSession {

    /**
     * The work queries of a transaction see must not be older than its locks, whatever the role's
     * default is.
     */
    static final String READ_COMMITTED = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED;\n";

    static final String SET_PATH = "SELECT set_config('search_path', ?, ?)";

    final Connection connection;
    final TargetClaim claim;

    final PostgresSessionDigests digests;

    private final Inspector inspector;
    private final BatchRunner batches = new PostgresBatchRunner();
    private PostgresLedger ledger = PostgresLedger.SHARED;
    private boolean onTenantPath;
    private final Privileges privileges;
    private @Nullable PostgresKeptGrants kept;

    PostgresTargetSession(
            Connection connection, TargetClaim claim, Inspector inspector, Privileges privileges) {
        this.connection = connection;
        this.claim = claim;
        this.inspector = inspector;
        this.digests = new PostgresSessionDigests(privileges);
        this.privileges = privileges;
    }

    /** The search path the connection came with. */
    abstract String ownPath();

    @Override
    public final Schema inspect() throws SQLException {
        goToOwnPath();
        return inspector.inspectStructure(connection, claim.schema());
    }

    @Override
    public final Optional<String> digest() throws SQLException {
        goToOwnPath();
        return digests.read(connection, claim.schema());
    }

    private void goToOwnPath() throws SQLException {
        if (onTenantPath) {
            setPath(ownPath(), true);
            onTenantPath = false;
        }
    }

    /**
     * A savepoint, because a transaction that has been read-only cannot write any more, but a
     * subtransaction can be so alone: https://www.postgresql.org/docs/17/sql-set-transaction.html.
     */
    @Override
    public final boolean holds(Check check) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            var answers = new ArrayList<Object>();
            var isRows =
                    statement.execute(
                            """
                            SAVEPOINT flotilla_check;
                            SET LOCAL transaction_read_only = on;
                            %s
                            %s
                            """
                                    .formatted(enterTenantPath(), check.sql()));
            while (isRows || statement.getUpdateCount() != -1) {
                if (isRows) {
                    try (var rows = statement.getResultSet()) {
                        while (rows.next()) {
                            answers.add(Boolean.TRUE.equals(rows.getObject(1)));
                        }
                    }
                }
                isRows = statement.getMoreResults();
            }
            statement.execute("ROLLBACK TO SAVEPOINT flotilla_check");
            // the first answer is the search path's
            return answers.equals(List.of(false, true));
        }
    }

    /** What a plan itself grants comes on top of what is given back. */
    @Override
    public final void execute(String sql) throws SQLException {
        if (GrantRules.isAboutPrivileges(StatementHead.of(sql))) {
            restoreGrants();
        }
        run(sql);
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(onTenantPath ? sql : enterTenantPath() + "\n" + sql);
        }
        onTenantPath = true;
    }

    @Override
    public final void keepGrants() throws SQLException {
        if (privileges == Privileges.IGNORED && kept == null) {
            goToTenantPath();
            kept = PostgresKeptGrants.read(connection);
        }
    }

    @Override
    public final void restoreGrants() throws SQLException {
        if (kept != null) {
            goToTenantPath();
            for (var sql : kept.statements(connection)) {
                run(sql.text());
            }
        }
    }

    private void goToTenantPath() throws SQLException {
        if (!onTenantPath) {
            setPath(tenantPath(), true);
            onTenantPath = true;
        }
    }

    @Override
    public final BatchRunner.Step executeBatch(String sql, int rows, @Nullable String cursor)
            throws SQLException {
        goToTenantPath();
        return batches.run(connection, sql, rows, cursor);
    }

    @Override
    public final void openLedger() throws SQLException {
        ledger = PostgresLedger.open(connection, claim);
    }

    @Override
    public final Optional<LedgerEntry> ledger() throws SQLException {
        return ledger.read(connection, claim.schema());
    }

    @Override
    public final void record(LedgerEntry entry) throws SQLException {
        ledger.write(connection, claim.schema(), entry);
    }

    @Override
    public final void commit() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
            connection.setAutoCommit(true);
            onTenantPath = false;
        }
    }

    @Override
    public final void rollback() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
            onTenantPath = false;
        }
    }

    @Override
    public final boolean endOlder() throws SQLException {
        return PostgresOlderAttempts.end(connection, claim) > 0;
    }

    final void setPath(String path, boolean forTransaction) throws SQLException {
        try (var statement = connection.prepareStatement(SET_PATH)) {
            statement.setString(1, path);
            statement.setBoolean(2, forTransaction);
            statement.execute();
        }
    }

    /** Not SET: the driver forgets every statement it has prepared when it sees that. */
    private String enterTenantPath() {
        return "SELECT set_config('search_path', '%s', true);"
                .formatted(tenantPath().replace("'", "''"));
    }

    /** Temporary objects would come first if they were not named last. */
    final String tenantPath() {
        return PostgresIdentifiers.quoted(claim.schema()) + ", pg_temp";
    }

    /** A connection whose state is not certain must not be used by anybody else. */
    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // it is closed already
        }
    }
}
