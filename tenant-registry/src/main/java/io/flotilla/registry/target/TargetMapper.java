package io.flotilla.registry.target;

import io.flotilla.registry.label.LabelJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a target by column names, for any query that selects {@link TargetDao#COLUMNS}. */
public final class TargetMapper implements RowMapper<Target> {

    @Override
    public Target map(ResultSet row, StatementContext context) throws SQLException {
        return new Target(
                row.getLong("id"),
                row.getString("tenant"),
                row.getLong("database_id"),
                row.getString("database_name"),
                row.getString("schema_name"),
                LabelJson.read(row.getString("labels")),
                Status.of(row.getString("status")),
                row.getString("pinned_release"),
                row.getString("notes"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
