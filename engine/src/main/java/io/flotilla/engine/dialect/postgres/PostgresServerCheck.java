package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.ServerCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for standbys, read-only transactions, and roles with too much or too little. */
final class PostgresServerCheck implements ServerCheck {

    private static final int ANSWER_SECONDS = 10;

    @Override
    public Finding look(Connection connection) throws SQLException {
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
                return new Finding(
                        row.getString(1),
                        user,
                        problem(row.getBoolean(3), row.getBoolean(4)),
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
