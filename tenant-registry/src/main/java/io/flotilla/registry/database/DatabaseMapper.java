package io.flotilla.registry.database;

import io.flotilla.registry.credential.CredentialReference;
import io.flotilla.registry.label.LabelJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a database by column names. Public because Jdbi makes it. */
public final class DatabaseMapper implements RowMapper<Database> {

    @Override
    public Database map(ResultSet row, StatementContext context) throws SQLException {
        return new Database(
                row.getLong("id"),
                row.getString("name"),
                row.getString("dialect"),
                row.getString("host"),
                row.getInt("port"),
                row.getString("database_name"),
                row.getString("username"),
                CredentialReference.parse(row.getString("password")),
                LabelJson.read(row.getString("options")),
                row.getInt("connection_cap"),
                LabelJson.read(row.getString("labels")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
