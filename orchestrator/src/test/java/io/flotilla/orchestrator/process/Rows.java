package io.flotilla.orchestrator.process;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Small answers of a database, as text, for a test to compare. */
final class Rows {
    private Rows() {}

    static List<List<String>> of(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var columns = rows.getMetaData().getColumnCount();
            var found = new ArrayList<List<String>>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (var column = 1; column <= columns; column++) {
                    row.add(rows.getString(column));
                }
                found.add(row);
            }
            return found;
        }
    }

    /** The first column. */
    static List<String> column(String url, String sql) throws SQLException {
        return of(url, sql).stream().map(List::getFirst).toList();
    }
}
