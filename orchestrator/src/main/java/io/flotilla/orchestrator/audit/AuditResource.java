package io.flotilla.orchestrator.audit;

import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.Page;
import io.flotilla.orchestrator.http.PageRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jdbi.v3.core.Jdbi;

@Path("/api/v1/audit")
class AuditResource {
    private final Jdbi jdbi;

    AuditResource(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Newest first. */
    @GET
    @Requires(Role.OPERATOR)
    public Page<AuditEntry> list(@BeanParam PageRequest page) {
        var rows =
                jdbi.withExtension(
                        AuditDao.class,
                        dao -> dao.listBefore(page.after(Long.MAX_VALUE), page.rows()));
        return Page.of(rows, page, entry -> new Object[] {entry.id()});
    }
}
