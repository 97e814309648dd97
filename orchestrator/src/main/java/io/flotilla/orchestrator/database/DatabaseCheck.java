package io.flotilla.orchestrator.database;

import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.registry.credential.CredentialUnavailable;
import io.flotilla.registry.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether a database answers and lets Flotilla do its work. Changes nothing there. */
@ApplicationScoped
class DatabaseCheck {
    private static final int ANSWER_SECONDS = 10;

    private final TargetPools pools;

    DatabaseCheck(TargetPools pools) {
        this.pools = pools;
    }

    /** {@code warnings} are things that work and should be otherwise. */
    record Result(
            boolean ok,
            @Nullable String serverVersion,
            @Nullable String user,
            @Nullable String problem,
            List<String> warnings) {

        static Result failed(@Nullable String problem) {
            return new Result(false, null, null, String.valueOf(problem), List.of());
        }
    }

    Result check(Database database) {
        try (var connection = pools.connect(database)) {
            return look(connection);
        } catch (SQLException | CredentialUnavailable e) {
            return Result.failed(e.getMessage());
        }
    }

    private static Result look(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setQueryTimeout(ANSWER_SECONDS);
            try (var row =
                    statement.executeQuery(
                            """
                            SELECT version(), current_user, pg_is_in_recovery(),
                                   current_setting('default_transaction_read_only')::boolean,
                                   has_database_privilege(current_database(), 'CREATE'),
                                   rolsuper
                            FROM pg_roles
                            WHERE rolname = current_user
                            """)) {
                row.next();
                var user = row.getString(2);
                var problem = problem(row.getBoolean(3), row.getBoolean(4));
                return new Result(
                        problem == null,
                        row.getString(1),
                        user,
                        problem,
                        warnings(user, row.getBoolean(5), row.getBoolean(6)));
            }
        }
    }

    private static @Nullable String problem(boolean standby, boolean readOnly) {
        if (standby) {
            return "this is a standby in recovery: register the primary";
        }
        return readOnly ? "its transactions are read-only (default_transaction_read_only)" : null;
    }

    private static List<String> warnings(String user, boolean mayCreate, boolean superuser) {
        var warnings = new ArrayList<String>();
        if (superuser) {
            warnings.add(
                    "user '%s' is a superuser: a role that owns the tenants' schemas is enough"
                            .formatted(user));
        }
        if (!mayCreate) {
            warnings.add(
                    "user '%s' may not create schemas here, so no release can use it as scratch: GRANT CREATE ON DATABASE"
                            .formatted(user));
        }
        return warnings;
    }
}
