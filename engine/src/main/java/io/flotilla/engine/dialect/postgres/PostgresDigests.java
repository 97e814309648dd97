package io.flotilla.engine.dialect.postgres;

import static java.util.stream.Collectors.joining;

import io.flotilla.engine.dialect.Privileges;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGStatement;

/** Runs {@code digest.sql}, filled in for the server's own catalogs. */
final class PostgresDigests {

    private static final String SQL = PostgresSql.load("digest.sql").replace(":'schemas'", "?");

    private PostgresDigests() {}

    static Map<String, String> read(
            Connection connection, List<String> schemas, Privileges privileges)
            throws SQLException {
        var digests = new HashMap<String, String>();
        if (schemas.isEmpty()) {
            return digests;
        }
        try (var query = connection.prepareStatement(sql(connection, privileges))) {
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
        var catalogs = CatalogFacts.ALL.stream().map(CatalogFacts::catalog).distinct().toList();
        var columns = CatalogColumn.list(connection, catalogs);
        var managed = privileges == Privileges.MANAGED;
        var rendering =
                new CatalogRendering(connection.getMetaData().getDatabaseMajorVersion(), managed);
        return SQL.replace(":default_privileges", managed ? "'pg_extension'" : "'pg_default_acl'")
                .replace(
                        ":facts",
                        CatalogFacts.ALL.stream()
                                .map(facts -> facts.sql(columns, rendering))
                                .collect(joining(",\n")));
    }
}
