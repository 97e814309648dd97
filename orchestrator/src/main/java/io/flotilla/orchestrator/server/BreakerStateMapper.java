package io.flotilla.orchestrator.server;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a breaker's state by its label. Public because Jdbi makes it. */
public final class BreakerStateMapper implements ColumnMapper<BreakerState> {

    @Override
    public BreakerState map(ResultSet row, int column, StatementContext context)
            throws SQLException {
        return BreakerState.of(row.getString(column));
    }
}
