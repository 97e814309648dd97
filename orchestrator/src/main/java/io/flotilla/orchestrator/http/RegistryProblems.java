package io.flotilla.orchestrator.http;

import io.flotilla.registry.credential.CredentialUnavailable;
import io.flotilla.registry.database.DatabaseInUse;
import io.flotilla.registry.database.DatabaseNotFound;
import io.flotilla.registry.database.DatabaseTaken;
import io.flotilla.registry.discovery.DiscoveryFailed;
import io.flotilla.registry.discovery.ImportInvalid;
import io.flotilla.registry.selector.SelectorInvalid;
import io.flotilla.registry.selector.UnknownSelectorKey;
import io.flotilla.registry.target.TargetNotFound;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the registry refuses. */
class RegistryProblems {

    @ServerExceptionMapper
    public Response databaseNotFound(DatabaseNotFound e) {
        return of(404, "database-not-found", "Not found", e, Map.of());
    }

    @ServerExceptionMapper
    public Response targetNotFound(TargetNotFound e) {
        return of(404, "target-not-found", "Not found", e, Map.of());
    }

    @ServerExceptionMapper
    public Response databaseTaken(DatabaseTaken e) {
        return of(409, "already-exists", "Conflict", e, Map.of());
    }

    @ServerExceptionMapper
    public Response databaseInUse(DatabaseInUse e) {
        return of(409, "in-use", "Conflict", e, Map.of("targets", e.targets()));
    }

    @ServerExceptionMapper
    public Response unknownKey(UnknownSelectorKey e) {
        return of(422, "unknown-selector-key", "Invalid", e, Map.of("key", e.key()));
    }

    @ServerExceptionMapper
    public Response invalidSelector(SelectorInvalid e) {
        return of(422, "invalid-selector", "Invalid", e, Map.of("position", e.position()));
    }

    @ServerExceptionMapper
    public Response credential(CredentialUnavailable e) {
        return of(422, "credential-unavailable", "Invalid", e, Map.of());
    }

    @ServerExceptionMapper
    public Response discovery(DiscoveryFailed e) {
        return of(422, "discovery-failed", "Discovery failed", e, Map.of());
    }

    @ServerExceptionMapper
    public Response importing(ImportInvalid e) {
        return of(422, "invalid-import", "Invalid", e, Map.of("problems", e.problems()));
    }

    private static Response of(
            int status, String code, String title, RuntimeException e, Map<String, Object> extra) {
        return new Problem(status, code, title, String.valueOf(e.getMessage()), extra).response();
    }
}
