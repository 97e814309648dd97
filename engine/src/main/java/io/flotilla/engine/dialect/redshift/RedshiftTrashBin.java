package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.Trash;
import io.flotilla.engine.dialect.TrashBin;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Tables and columns that plans renamed out of sight; since when, and how big, is not kept. */
final class RedshiftTrashBin implements TrashBin {

    private static final String SCHEMA = "SELECT 1 AS found FROM pg_namespace WHERE nspname = %s";

    private static final String LIST =
            """
            SELECT NULL::text AS owner, c.relname::text AS name
            FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid
            WHERE n.nspname = %1$s AND c.relkind = 'r' AND left(c.relname, %2$d) = %3$s
            UNION ALL
            SELECT c.relname::text, a.attname::text
            FROM pg_namespace n
                 JOIN pg_class c ON c.relnamespace = n.oid
                 JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE n.nspname = %1$s AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
                  AND left(a.attname, %2$d) = %3$s AND left(c.relname, %2$d) <> %3$s
            ORDER BY 1, 2
            """;

    @Override
    public List<Trash> list(Connection connection, String schema) throws SQLException {
        var name = Names.literal(schema);
        var found =
                RedshiftSql.query(
                        connection, LIST.formatted(name, PREFIX.length(), Names.literal(PREFIX)));
        if (found.isEmpty() && RedshiftSql.query(connection, SCHEMA.formatted(name)).isEmpty()) {
            throw new SchemaNotFound(schema);
        }
        return found.stream().map(RedshiftTrashBin::trash).toList();
    }

    private static Trash trash(Row row) {
        var table = row.find("owner");
        var name = row.text("name");
        return new Trash(
                table == null ? Trash.Kind.TABLE : Trash.Kind.COLUMN,
                table,
                name,
                "",
                name.substring(PREFIX.length()),
                null,
                0);
    }

    @Override
    public String removal(Trash trash) {
        var name = Names.quoted(trash.name());
        return trash.table() == null
                ? "DROP TABLE " + name
                : "ALTER TABLE %s DROP COLUMN %s".formatted(Names.quoted(trash.table()), name);
    }
}
