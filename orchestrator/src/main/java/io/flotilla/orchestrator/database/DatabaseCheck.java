package io.flotilla.orchestrator.database;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.registry.credential.CredentialUnavailable;
import io.flotilla.registry.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether a database answers and lets Flotilla do its work. Changes nothing there. */
@ApplicationScoped
class DatabaseCheck {
    private final TargetPools pools;

    DatabaseCheck(TargetPools pools) {
        this.pools = pools;
    }

    /** {@code warnings} are things that work and should be otherwise. */
    record Result(
            boolean ok,
            @Nullable String serverVersion,
            @Nullable String user,
            @Nullable String problem,
            List<String> warnings) {

        static Result failed(@Nullable String problem) {
            return new Result(false, null, null, String.valueOf(problem), List.of());
        }
    }

    Result check(Database database) {
        try (var connection = pools.connect(database)) {
            var found = Dialects.require(database.dialect()).serverCheck().look(connection);
            return new Result(
                    found.problem() == null,
                    found.version(),
                    found.user(),
                    found.problem(),
                    found.warnings());
        } catch (SQLException | CredentialUnavailable e) {
            return Result.failed(e.getMessage());
        }
    }
}
