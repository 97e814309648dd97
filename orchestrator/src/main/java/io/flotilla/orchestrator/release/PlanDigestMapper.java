package io.flotilla.orchestrator.release;

import io.flotilla.engine.plan.PlanDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads a text column as a plan digest. */
public final class PlanDigestMapper implements ColumnMapper<PlanDigest> {

    @Override
    public @Nullable PlanDigest map(ResultSet row, int column, StatementContext context)
            throws SQLException {
        var value = row.getString(column);
        return value == null ? null : new PlanDigest(value);
    }
}
