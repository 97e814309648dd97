package io.flotilla.orchestrator.scan;

import io.flotilla.engine.fingerprint.Fingerprint;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads a text column as a fingerprint. */
public final class FingerprintMapper implements ColumnMapper<Fingerprint> {

    @Override
    public @Nullable Fingerprint map(ResultSet row, int column, StatementContext context)
            throws SQLException {
        var value = row.getString(column);
        return value == null ? null : new Fingerprint(value);
    }
}
