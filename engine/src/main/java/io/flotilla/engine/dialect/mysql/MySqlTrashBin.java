package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.Trash;
import io.flotilla.engine.dialect.TrashBin;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Tables and columns that plans renamed out of sight. Since when is what MariaDB says of the
 * table's file, whose time a rename moves and any later change too, so that a column may look
 * younger than it is; MySQL keeps the time of the table's making, so there it is not known:
 * https://mariadb.com/kb/en/information-schema-tables-table/.
 */
final class MySqlTrashBin implements TrashBin {

    private static final String SCHEMA =
            "SELECT 1 FROM information_schema.schemata WHERE schema_name = %s";

    private static final String LIST =
            """
            SELECT '', table_name, data_length + index_length,
                   if(version() LIKE '%%MariaDB%%', floor(unix_timestamp(create_time)), NULL),
                   table_type
            FROM information_schema.tables
            WHERE table_schema = %1$s AND left(table_name, %2$d) = %3$s
            UNION ALL
            SELECT c.table_name, c.column_name, 0,
                   if(version() LIKE '%%MariaDB%%', floor(unix_timestamp(t.create_time)), NULL), ''
            FROM information_schema.columns c
            JOIN information_schema.tables t
              ON t.table_schema = %1$s AND t.table_name = c.table_name
            WHERE c.table_schema = %1$s AND left(c.column_name, %2$d) = %3$s
              AND left(c.table_name, %2$d) <> %3$s
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
        var whole = row.get(4).equals("SEQUENCE") ? Trash.Kind.SEQUENCE : Trash.Kind.TABLE;
        return new Trash(
                table == null ? whole : Trash.Kind.COLUMN,
                table,
                row.get(1),
                "",
                TrashNames.was(row.get(1)).orElse(null),
                row.get(3).isEmpty() ? null : Instant.ofEpochSecond(Long.parseLong(row.get(3))),
                row.get(2).isEmpty() ? 0 : Long.parseLong(row.get(2)));
    }

    @Override
    public String removal(Trash trash) {
        var name = Identifiers.quoted(trash.name());
        return trash.table() == null
                ? "DROP %s %s".formatted(trash.kind().name(), name)
                : "ALTER TABLE %s DROP COLUMN %s"
                        .formatted(Identifiers.quoted(trash.table()), name);
    }
}
