package io.flotilla.engine.dialect.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first column of each result of several statements sent in one round trip, by that column's
 * name.
 */
record PostgresResults(Map<String, List<String>> columns) {

    static PostgresResults of(PreparedStatement statement) throws SQLException {
        var columns = new HashMap<String, List<String>>();
        var isRows = statement.execute();
        while (isRows || statement.getUpdateCount() != -1) {
            if (isRows) {
                try (var rows = statement.getResultSet()) {
                    var values = new ArrayList<String>();
                    while (rows.next()) {
                        values.add(rows.getString(1));
                    }
                    columns.put(rows.getMetaData().getColumnLabel(1), values);
                }
            }
            isRows = statement.getMoreResults();
        }
        return new PostgresResults(columns);
    }

    List<String> list(String column) {
        return columns.getOrDefault(column, List.of());
    }

    String require(String column) {
        return list(column).getFirst();
    }
}
