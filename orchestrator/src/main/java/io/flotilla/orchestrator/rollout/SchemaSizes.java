package io.flotilla.orchestrator.rollout;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.registry.credential.CredentialUnavailable;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.DatabaseDao;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;

/** Asks the databases how much each schema of a rollout holds, all databases at the same time. */
@ApplicationScoped
class SchemaSizes {

    private final TargetPools pools;

    SchemaSizes(TargetPools pools) {
        this.pools = pools;
    }

    private record Share(Database database, Future<Map<String, Long>> sizes) {}

    /**
     * Writes the sizes to the rollout's targets; one that is not there stays without.
     *
     * @throws ProblemException naming a database that does not answer
     */
    void measure(Handle handle, long id) {
        var dao = handle.attach(ManifestDao.class);
        var databases = handle.attach(DatabaseDao.class);
        var shares = new ArrayList<Share>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var share : dao.listSchemas(id)) {
                var database = databases.requireById(share.databaseId());
                var schemas = Set.copyOf(share.schemas());
                shares.add(new Share(database, threads.submit(() -> sizes(database, schemas))));
            }
        }
        for (var share : shares) {
            var sizes = List.copyOf(result(share).entrySet());
            dao.setBytes(
                    id,
                    share.database().id(),
                    sizes.stream().map(Map.Entry::getKey).toArray(String[]::new),
                    sizes.stream().map(Map.Entry::getValue).toArray(Long[]::new));
        }
    }

    private Map<String, Long> sizes(Database database, Set<String> schemas) throws SQLException {
        try (var connection = pools.connections(database).open()) {
            return Dialects.require(database.dialect()).tableSizes().ofSchemas(connection, schemas);
        }
    }

    private static Map<String, Long> result(Share share) {
        try {
            return share.sizes().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException
                    || e.getCause() instanceof CredentialUnavailable) {
                throw ProblemException.conflict(
                        "size-unknown",
                        "orderBy: size cannot be told on database '%s': %s; repair it, or order otherwise"
                                .formatted(share.database().name(), e.getCause().getMessage()));
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
