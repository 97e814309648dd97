package io.flotilla.registry.discovery;

/** Where a database's tenants can be read from. */
public sealed interface DiscoverySource {

    /**
     * One query on the database itself. Its first column is the schema name; a column {@code
     * tenant} is the tenant, every other column a label of the column's name, absent where null.
     * Without a column {@code tenant}, a new target's tenant is its schema name.
     */
    record Query(String sql) implements DiscoverySource {
        public Query {
            sql = withoutLastSemicolon(sql);
            if (sql.isEmpty()) {
                throw new IllegalArgumentException("the discovery query is empty");
            }
            // The driver would send what follows as a statement of its own, outside the read-only
            // transaction if that statement is COMMIT.
            if (sql.indexOf(';') >= 0) {
                throw new IllegalArgumentException(
                        "a discovery query is one statement, so it cannot contain ';' (in a text, write chr(59))");
            }
        }

        private static String withoutLastSemicolon(String sql) {
            var stripped = sql.strip();
            return stripped.endsWith(";")
                    ? stripped.substring(0, stripped.length() - 1).strip()
                    : stripped;
        }
    }

    /**
     * All schemas whose name matches, such as {@code tenant_*}: {@code *} stands for any
     * characters, {@code ?} for one. The server's and Flotilla's own schemas never match. A new
     * target's tenant is its schema name.
     */
    record Pattern(String glob) implements DiscoverySource {
        public Pattern {
            if (glob.isBlank()) {
                throw new IllegalArgumentException("the name pattern is empty; '*' is all schemas");
            }
        }
    }
}
