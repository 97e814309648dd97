package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Privileges;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGStatement;

/** Runs {@code digest.sql} for many schemas at once. */
final class PostgresDigests {

    private PostgresDigests() {}

    static Map<String, String> read(
            Connection connection, List<String> schemas, Privileges privileges)
            throws SQLException {
        return schemas.isEmpty()
                ? Map.of()
                : read(connection, schemas, sql(connection, privileges));
    }

    static Map<String, String> read(Connection connection, List<String> schemas, String sql)
            throws SQLException {
        var digests = new HashMap<String, String>();
        try (var query = connection.prepareStatement(sql)) {
            query.unwrap(PGStatement.class).setPrepareThreshold(1);
            query.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var digest = rows.getString("digest");
                    if (digest != null) {
                        digests.put(rows.getString("schema"), digest);
                    }
                }
            }
        }
        return digests;
    }

    /** The same on every connection to servers of one version. */
    static String sql(Connection connection, Privileges privileges) throws SQLException {
        return PostgresDigestQueries.of(connection, privileges).full();
    }
}
