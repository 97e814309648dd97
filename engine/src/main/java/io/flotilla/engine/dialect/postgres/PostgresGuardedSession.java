package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.TargetUnguarded;
import io.flotilla.engine.plan.Hazard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A session whose lock is held on a second connection that stays outside any transaction: a
 * concurrent index build waits for every transaction that is open, one that only holds a lock
 * included. Between the fence check and a statement that commits by itself remains a small window,
 * in which only the lock protects.
 */
final class PostgresGuardedSession extends PostgresTargetSession {

    private final Connection guard;
    private final Map<String, String> settings;

    private final Map<String, String> settingsBefore = new LinkedHashMap<>();
    private final Map<String, String> guardSettingsBefore = new LinkedHashMap<>();
    private PostgresFence fence = PostgresFence.SHARED;
    private int process;
    private int guardProcess;
    private boolean locked;

    PostgresGuardedSession(
            Connection connection,
            Connection guard,
            TargetClaim claim,
            Inspector inspector,
            Privileges privileges) {
        super(connection, claim, inspector, privileges);
        this.guard = guard;
        this.settings = PostgresSettings.of(claim);
    }

    @Override
    String ownPath() {
        return settingsBefore.getOrDefault("search_path", "");
    }

    @Override
    public void open() throws SQLException {
        process = processOf(connection);
        guardProcess = processOf(guard);
        if (process == guardProcess) {
            throw unguarded("two connections were given the same server process");
        }
        if (guardSettingsBefore.isEmpty()) {
            guardSettingsBefore.putAll(PostgresSettings.set(guard, settings));
        }
        if (!locked) {
            lock();
        }
        if (settingsBefore.isEmpty()) {
            settingsBefore.put("search_path", connectionPath());
            settingsBefore.putAll(PostgresSettings.set(connection, settings));
        }
        try {
            confirm();
        } catch (SQLException e) {
            if (!PostgresOwnTables.isAbsent(e)) {
                throw e;
            }
            fence = PostgresFence.create(guard, claim);
            confirm();
        }
    }

    private void lock() throws SQLException {
        try (var statement = guard.prepareStatement(PostgresTargetLock.TAKE_FOR_SESSION)) {
            statement.setString(1, PostgresTargetLock.name(claim.schema()));
            statement.execute();
            locked = true;
        }
    }

    private String connectionPath() throws SQLException {
        try (var statement =
                connection.prepareStatement("SELECT current_setting('search_path') AS path")) {
            return PostgresResults.of(statement).require("path");
        }
    }

    @Override
    public void begin(List<Hazard> hazards) throws SQLException {
        var locks = new PostgresTableLocks(hazards);
        var sql = String.join(";\n", READ_COMMITTED + fence.raise(), PostgresTableLocks.EXISTING);
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, claim.schema());
            statement.setLong(2, claim.epoch());
            statement.setArray(3, connection.createArrayOf("text", locks.tables().toArray()));
            statement.setString(4, claim.schema());
            var results = PostgresResults.of(statement);
            PostgresFence.process(results, claim);
            locks.take(connection, claim, results.list("existing_table"));
        }
    }

    @Override
    public void confirm() throws SQLException {
        if (fence.raise(guard, claim) != guardProcess) {
            throw unguarded("the lock's connection moved to another server process");
        }
    }

    private static TargetUnguarded unguarded(String what) {
        return new TargetUnguarded(
                what
                        + ": a pooler in transaction mode lies between. Connect to the server"
                        + " itself or through a pool in session mode, or plan without concurrent"
                        + " indexes.");
    }

    @Override
    public void executeAlone(String sql) throws SQLException {
        setPath(tenantPath(), false);
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
        setPath(ownPath(), false);
    }

    @Override
    public String blocker() throws SQLException {
        return PostgresBlockers.likeliest(
                connection, claim.schema(), true, List.of(process, guardProcess));
    }

    @Override
    public void close() {
        try {
            rollback();
            PostgresSettings.set(connection, settingsBefore);
        } catch (SQLException e) {
            abort(connection);
        }
        try {
            if (locked) {
                unlock();
            }
            PostgresSettings.set(guard, guardSettingsBefore);
        } catch (SQLException e) {
            abort(guard);
        }
    }

    private void unlock() throws SQLException {
        try (var statement = guard.prepareStatement(PostgresTargetLock.GIVE_UP)) {
            statement.setString(1, PostgresTargetLock.name(claim.schema()));
            statement.execute();
        }
    }

    private static int processOf(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_backend_pid() AS process")) {
            return Integer.parseInt(PostgresResults.of(statement).require("process"));
        }
    }
}
