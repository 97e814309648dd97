package io.flotilla.engine.dialect.redshift;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Where names without a schema are looked for:
 * https://docs.aws.amazon.com/redshift/latest/dg/r_SET_CONFIG.html.
 */
final class SearchPath {

    private SearchPath() {}

    /** The path that leads to one schema alone, as a setting. */
    static String of(String schema) {
        return '"' + schema.replace("\"", "\"\"") + '"';
    }

    static String show() {
        return "SELECT current_setting('search_path') AS path";
    }

    static String shown(List<Row> answer) {
        return answer.getFirst().text("path");
    }

    /** Until the session ends, or its transaction is rolled back. */
    static String enter(String schema) {
        return enterPath(of(schema));
    }

    private static String enterPath(String path) {
        return "SELECT set_config('search_path', %s, false)".formatted(Names.literal(path));
    }

    static String read(Connection connection) throws SQLException {
        return Objects.requireNonNull(RedshiftSql.value(connection, show()));
    }

    static void set(Connection connection, String path) throws SQLException {
        RedshiftSql.query(connection, enterPath(path));
    }
}
