package io.flotilla.orchestrator.console;

import io.flotilla.orchestrator.access.Open;
import io.flotilla.orchestrator.access.SessionAuthentication;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** What is shown to somebody who types the server's address alone. */
@Path("/")
class RootPages {

    @GET
    @Open
    public Response root() {
        return Response.seeOther(URI.create(SessionAuthentication.PATH)).build();
    }
}
