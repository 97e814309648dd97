package io.flotilla.orchestrator.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flotilla.registry.credential.CredentialReference;
import io.flotilla.registry.database.Database;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A database on the wire; {@code targets} is counted for a single one only. */
record DatabaseView(
        long id,
        String name,
        String dialect,
        String host,
        int port,
        String database,
        String username,
        CredentialReference password,
        Map<String, String> options,
        int connectionCap,
        Map<String, String> labels,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long targets) {

    static DatabaseView of(Database database, @Nullable Long targets) {
        return new DatabaseView(
                database.id(),
                database.name(),
                database.dialect(),
                database.host(),
                database.port(),
                database.databaseName(),
                database.username(),
                database.password(),
                database.options(),
                database.connectionCap(),
                database.labels(),
                database.createdAt(),
                targets);
    }
}
