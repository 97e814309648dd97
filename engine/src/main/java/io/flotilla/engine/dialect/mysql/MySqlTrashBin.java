package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.Trash;
import io.flotilla.engine.dialect.TrashBin;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Tables and columns that plans renamed out of sight; since when is not kept. */
final class MySqlTrashBin implements TrashBin {

    private static final String SCHEMA =
            "SELECT 1 FROM information_schema.schemata WHERE schema_name = %s";

    private static final String LIST =
            """
            SELECT '', table_name, data_length + index_length
            FROM information_schema.tables
            WHERE table_schema = %1$s AND left(table_name, %2$d) = %3$s
            UNION ALL
            SELECT table_name, column_name, 0
            FROM information_schema.columns
            WHERE table_schema = %1$s AND left(column_name, %2$d) = %3$s
              AND left(table_name, %2$d) <> %3$s
            ORDER BY 1, 2
            """;

    @Override
    public List<Trash> list(Connection connection, String schema) throws SQLException {
        var name = Identifiers.literal(schema);
        var found =
                MySqlSql.rows(
                        connection,
                        LIST.formatted(name, PREFIX.length(), Identifiers.literal(PREFIX)));
        if (found.isEmpty() && MySqlSql.rows(connection, SCHEMA.formatted(name)).isEmpty()) {
            throw new SchemaNotFound(schema);
        }
        return found.stream().map(MySqlTrashBin::trash).toList();
    }

    private static Trash trash(List<String> row) {
        var table = row.get(0).isEmpty() ? null : row.get(0);
        return new Trash(
                table == null ? Trash.Kind.TABLE : Trash.Kind.COLUMN,
                table,
                row.get(1),
                "",
                row.get(1).substring(PREFIX.length()),
                null,
                row.get(2).isEmpty() ? 0 : Long.parseLong(row.get(2)));
    }

    @Override
    public String removal(Trash trash) {
        var name = Identifiers.quoted(trash.name());
        return trash.table() == null
                ? "DROP TABLE " + name
                : "ALTER TABLE %s DROP COLUMN %s"
                        .formatted(Identifiers.quoted(trash.table()), name);
    }
}
