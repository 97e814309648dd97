package io.flotilla.orchestrator.discovery;

import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.registry.discovery.ImportFormat;
import io.flotilla.registry.discovery.TargetImport;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.HashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Takes targets from a file; changes the registry only with {@code ?apply=true}. */
@Path("/api/v1/targets/import")
class ImportResource {
    private final TargetImport targets;
    private final Audit audit;

    ImportResource(Jdbi jdbi, TargetPools pools, Audit audit) {
        this.targets = new TargetImport(jdbi, pools::connect);
        this.audit = audit;
    }

    @POST
    @Consumes("text/csv")
    @Requires(Role.OPERATOR)
    public DiscoveryView csv(
            String text, @RestQuery boolean apply, @RestQuery @Nullable String database) {
        return take(ImportFormat.CSV, text, apply, database);
    }

    @POST
    @Consumes("application/yaml")
    @Requires(Role.OPERATOR)
    public DiscoveryView yaml(
            String text, @RestQuery boolean apply, @RestQuery @Nullable String database) {
        return take(ImportFormat.YAML, text, apply, database);
    }

    private DiscoveryView take(
            ImportFormat format, String text, boolean apply, @Nullable String database) {
        if (!apply) {
            return DiscoveryView.of(targets.preview(format, text, database), false);
        }
        var result = DiscoveryView.of(targets.apply(format, text, database), true);
        var details = new HashMap<>(result.counts());
        details.put("format", format.name());
        audit.record("target.import", "fleet", details);
        return result;
    }
}
