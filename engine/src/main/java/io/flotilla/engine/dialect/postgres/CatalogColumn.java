package io.flotilla.engine.dialect.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a system catalog. {@code names} is the catalog whose objects its oid names, or its
 * oids if it has {@code many}; see
 * https://www.postgresql.org/docs/17/functions-info.html#FUNCTIONS-INFO-CATALOG-TABLE.
 */
record CatalogColumn(
        String catalog, String name, String type, @Nullable String names, boolean many) {

    private static final String SQL =
            PostgresSql.load("catalog-columns.sql").replace(":'catalogs'", "?");

    static List<CatalogColumn> list(Connection connection, Collection<String> catalogs)
            throws SQLException {
        try (var query = connection.prepareStatement(SQL)) {
            query.setArray(1, connection.createArrayOf("text", catalogs.toArray()));
            var columns = new ArrayList<CatalogColumn>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add(
                            new CatalogColumn(
                                    rows.getString("catalog"),
                                    rows.getString("name"),
                                    rows.getString("type"),
                                    rows.getString("names"),
                                    rows.getBoolean("many")));
                }
            }
            return columns;
        }
    }
}
