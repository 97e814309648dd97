package io.flotilla.orchestrator.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.orchestrator.rollout.spec.LiveChanges;
import io.flotilla.orchestrator.rollout.spec.RolloutDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RolloutDao#SELECT} selects. */
public final class RolloutMapper implements RowMapper<Rollout> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Rollout map(ResultSet row, StatementContext context) throws SQLException {
        var beforeRevert = row.getString("before_revert");
        var approved = RolloutDocument.read(row.getString("spec"));
        var changes = changes(row.getString("changes"));
        return new Rollout(
                row.getLong("id"),
                releases(row.getString("releases")),
                RolloutState.of(row.getString("state")),
                Direction.of(row.getString("direction")),
                row.getBoolean("halted"),
                row.getString("reason"),
                approved,
                changes,
                LiveChanges.apply(approved, changes),
                row.getInt("revision"),
                row.getString("manifest_digest"),
                row.getInt("revert_wave"),
                beforeRevert == null ? null : RolloutState.of(beforeRevert),
                row.getInt("targets"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("approved_digest"),
                row.getString("approved_by"),
                instant(row, "approved_at"),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static List<RolloutRelease> releases(String text) throws SQLException {
        try {
            return List.of(JSON.readValue(text, RolloutRelease[].class));
        } catch (JsonProcessingException e) {
            throw new SQLException("a rollout's releases are no JSON", e);
        }
    }

    private static ObjectNode changes(String text) throws SQLException {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new SQLException("a rollout's changes are no JSON", e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
