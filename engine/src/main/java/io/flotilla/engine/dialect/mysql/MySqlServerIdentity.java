package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.ServerIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Optional;

/**
 * By what a server calls itself for as long as its data directory lives: {@code server_uuid} of
 * MySQL, see https://dev.mysql.com/doc/refman/8.4/en/replication-options.html, and {@code
 * server_uid} of MariaDB from 10.11.9 on, see
 * https://mariadb.com/kb/en/server-system-variables/#server_uid. A backup put back into the same
 * place calls itself the same.
 */
final class MySqlServerIdentity implements ServerIdentity {

    private static final String NAMES =
            "SHOW GLOBAL VARIABLES WHERE variable_name IN ('server_uuid', 'server_uid', 'read_only')";

    @Override
    public Optional<String> read(Connection connection) throws SQLException {
        var variables = new HashMap<String, String>();
        for (var row : MySqlSql.rows(connection, NAMES)) {
            variables.put(row.get(0), row.get(1));
        }
        var takesWrites = variables.getOrDefault("read_only", "").equals("OFF");
        var identity =
                variables.getOrDefault("server_uuid", variables.getOrDefault("server_uid", ""));
        return takesWrites && !identity.isEmpty() ? Optional.of(identity) : Optional.empty();
    }
}
