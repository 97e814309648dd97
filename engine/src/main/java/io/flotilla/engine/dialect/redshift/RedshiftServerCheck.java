package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.ServerCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks for users with too much or too little. */
final class RedshiftServerCheck implements ServerCheck {

    private static final String LOOK =
            """
            SELECT version() AS version, u.usename AS user_name,
                   CASE WHEN u.usesuper THEN 1 ELSE 0 END AS is_super,
                   CASE WHEN has_database_privilege(current_database(), 'CREATE') THEN 1 ELSE 0 END
                       AS may_create
            FROM pg_user u
            WHERE u.usename = current_user
            """;

    @Override
    public Finding look(Connection connection) throws SQLException {
        var row = RedshiftSql.query(connection, LOOK).getFirst();
        var user = row.text("user_name");
        var warnings = new ArrayList<String>();
        if (row.number("is_super") == 1) {
            warnings.add(
                    "user '%s' is a superuser: one that owns the tenants' schemas is enough"
                            .formatted(user));
        }
        if (row.number("may_create") == 0) {
            warnings.add(
                    "user '%s' may not create schemas here, so no release can use it as scratch: GRANT CREATE ON DATABASE"
                            .formatted(user));
        }
        return new Finding(row.text("version"), user, null, List.copyOf(warnings));
    }
}
