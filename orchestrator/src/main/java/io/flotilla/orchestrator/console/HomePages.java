package io.flotilla.orchestrator.console;

import io.flotilla.orchestrator.access.Open;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Addresses that people type. */
@Path("/")
class HomePages {

    @GET
    @Open
    public Response root() {
        return Response.seeOther(URI.create("/console")).build();
    }

    @GET
    @Path("console")
    @Requires(Role.VIEWER)
    public Response console() {
        return Response.seeOther(URI.create("/console/fleet")).build();
    }
}
