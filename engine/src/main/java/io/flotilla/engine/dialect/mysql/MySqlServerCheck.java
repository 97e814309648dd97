package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.ServerCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks for replicas, and for users with too much or too little. */
final class MySqlServerCheck implements ServerCheck {

    private static final String LOOK =
            """
            SELECT version(), current_user(), @@global.read_only,
                   sum(privilege_type = 'CREATE'), sum(privilege_type IN ('SUPER', 'SHUTDOWN'))
            FROM information_schema.user_privileges
            WHERE grantee = concat('''', substring_index(current_user(), '@', 1), '''@''',
                                   substring_index(current_user(), '@', -1), '''')
            """;

    @Override
    public Finding look(Connection connection) throws SQLException {
        var row = MySqlSql.rows(connection, LOOK).getFirst();
        var user = row.get(1);
        return new Finding(
                row.get(0),
                user,
                row.get(2).equals("1") || row.get(2).equals("ON")
                        ? "the server takes no writes (read_only): register the primary"
                        : null,
                warnings(user, isAny(row.get(3)), isAny(row.get(4))));
    }

    private static boolean isAny(String sum) {
        return !sum.isEmpty() && !sum.equals("0");
    }

    private static List<String> warnings(String user, boolean mayCreate, boolean administrates) {
        var warnings = new ArrayList<String>();
        if (administrates) {
            warnings.add(
                    "user '%s' administrates the server: one with all privileges on the tenants' databases is enough"
                            .formatted(user));
        }
        if (!mayCreate) {
            warnings.add(
                    "user '%s' was not given CREATE on every database itself, so that releases can use this server as scratch only if a role lets it"
                            .formatted(user));
        }
        return warnings;
    }
}
