package io.flotilla.engine.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Estimates how much the tables of a live schema hold. Stateless, for any thread. */
public interface TableSizes {

    /**
     * The sizes of those of the tables that are there, in one round trip that reads no row. Rows
     * are the server's own estimate, as of when it last looked.
     */
    Map<String, TableSize> read(Connection connection, String schema, Set<String> tables)
            throws SQLException;

    /**
     * The bytes on disk, indexes included, of all tables of each of the schemas that are there, in
     * one pass over the catalog.
     */
    Map<String, Long> ofSchemas(Connection connection, Set<String> schemas) throws SQLException;

    /** Bytes on disk, indexes included, and about how many rows; -1 where nobody has counted. */
    record TableSize(long bytes, long rows) {

        private static final List<String> BYTES = List.of(" B", " kB", " MB", " GB", " TB");
        private static final List<String> COUNTS = List.of("", "k", "M", "G", "T");

        /** For people, for instance {@code 1.2 GB, 3.4M rows (estimated)}. */
        public String words() {
            return rows < 0
                    ? scaled(bytes, 1024, BYTES) + ", rows not counted yet"
                    : "%s, %s rows (estimated)"
                            .formatted(scaled(bytes, 1024, BYTES), scaled(rows, 1000, COUNTS));
        }

        private static String scaled(long number, int step, List<String> units) {
            var value = (double) number;
            var unit = 0;
            while (value >= step && unit < units.size() - 1) {
                value /= step;
                unit++;
            }
            var form = unit == 0 || value >= 100 ? "%.0f%s" : "%.1f%s";
            return String.format(Locale.ROOT, form, value, units.get(unit));
        }
    }
}
