package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.TargetClaim;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A session's settings: where names are looked for, how long a statement may run, and the label
 * that shows in the server's lists of queries,
 * https://docs.aws.amazon.com/redshift/latest/dg/r_query_group.html.
 */
record Settings(String searchPath, String statementTimeout, String queryGroup) {

    private static final String READ =
            """
            SELECT current_setting('search_path') AS path,
                   current_setting('statement_timeout') AS timeout,
                   current_setting('query_group') AS label
            """;

    static Settings read(Connection connection) throws SQLException {
        var row = RedshiftSql.query(connection, READ).getFirst();
        return new Settings(row.text("path"), row.text("timeout"), row.text("label"));
    }

    static Settings of(TargetClaim claim) {
        return new Settings(
                SearchPath.of(claim.schema()),
                String.valueOf(claim.statementTimeout().toMillis()),
                "flotilla/%s@%d".formatted(claim.run(), claim.epoch()));
    }

    void set(Connection connection) throws SQLException {
        RedshiftSql.query(
                connection,
                """
                SELECT set_config('search_path', %s, false),
                       set_config('statement_timeout', %s, false),
                       set_config('query_group', %s, false)
                """
                        .formatted(
                                Names.literal(searchPath),
                                Names.literal(statementTimeout),
                                Names.literal(queryGroup)));
    }
}
