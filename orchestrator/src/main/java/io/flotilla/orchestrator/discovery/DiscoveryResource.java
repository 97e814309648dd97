package io.flotilla.orchestrator.discovery;

import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.http.Required;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.DatabaseDao;
import io.flotilla.registry.discovery.Discovery;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/databases/{name}/discover")
class DiscoveryResource {
    private final Jdbi jdbi;
    private final TargetPools pools;
    private final Audit audit;

    DiscoveryResource(Jdbi jdbi, TargetPools pools, Audit audit) {
        this.jdbi = jdbi;
        this.pools = pools;
        this.audit = audit;
    }

    /** Looks for targets; changes the registry only with {@code apply}. */
    @POST
    @Requires(Role.OPERATOR)
    public DiscoveryView discover(@RestPath String name, @Nullable DiscoveryRequest body)
            throws SQLException {
        var request = Required.body(body);
        var source = request.source();
        var database = jdbi.withExtension(DatabaseDao.class, dao -> dao.requireByName(name));
        var discovery = new Discovery(jdbi);
        try (var connection = connect(database)) {
            if (!request.apply()) {
                return DiscoveryView.of(
                        discovery.preview(database, connection, source, request.absent()), false);
            }
            var result =
                    DiscoveryView.of(
                            discovery.apply(database, connection, source, request.absent()), true);
            audit.record("target.discover", "database:" + name, result.counts());
            return result;
        }
    }

    private Connection connect(Database database) {
        try {
            return pools.connect(database);
        } catch (SQLException e) {
            throw new ProblemException(
                    502,
                    "database-unreachable",
                    "No connection",
                    "database '%s' (%s:%d) gives none: %s"
                            .formatted(
                                    database.name(),
                                    database.host(),
                                    database.port(),
                                    e.getMessage()),
                    Map.of());
        }
    }
}
