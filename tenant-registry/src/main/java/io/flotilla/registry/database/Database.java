package io.flotilla.registry.database;

import io.flotilla.registry.credential.CredentialReference;
import java.time.Instant;
import java.util.Map;

/**
 * One database of the fleet, as registered.
 *
 * @param databaseName the database's name on its server
 * @param options driver options, of those {@link JdbcAddress} allows
 * @param connectionCap the most connections Flotilla holds to it at a time, over all its work
 */
public record Database(
        long id,
        String name,
        String dialect,
        String host,
        int port,
        String databaseName,
        String username,
        CredentialReference password,
        Map<String, String> options,
        int connectionCap,
        Map<String, String> labels,
        Instant createdAt) {}
