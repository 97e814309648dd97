package io.flotilla.orchestrator.http;

import io.flotilla.orchestrator.control.ControlOutage;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.JdbiException;

/**
 * Errors of databases. The control database is only spoken to through Jdbi, targets only through
 * JDBC, so the exception's type tells whose error it is.
 */
class DatabaseProblems {
    private static final Logger LOG = Logger.getLogger(DatabaseProblems.class);

    @ServerExceptionMapper
    public Response control(JdbiException e) {
        var state = ControlOutage.sqlState(e);
        if ("23505".equals(state)) {
            return ProblemException.conflict(
                            "already-exists", "something with this name is there already")
                    .problem()
                    .response();
        }
        if ("23503".equals(state)) {
            return ProblemException.conflict(
                            "in-use", "something else refers to this, or it refers to nothing")
                    .problem()
                    .response();
        }
        if (!ControlOutage.causes(e)) {
            return UnexpectedProblems.unexpected(e);
        }
        LOG.warnf("The control database does not answer: %s", e.getMessage());
        return new Problem(
                        503,
                        "control-database-unavailable",
                        "Not available",
                        "the control database does not answer; try again soon",
                        Map.of())
                .response();
    }

    @ServerExceptionMapper
    public Response target(SQLException e) {
        var state = e.getSQLState();
        return new Problem(
                        502,
                        state == null || ControlOutage.isOutage(state)
                                ? "database-unreachable"
                                : "database-error",
                        "The target's database failed",
                        e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(),
                        state == null ? Map.of() : Map.of("sqlState", state))
                .response();
    }
}
