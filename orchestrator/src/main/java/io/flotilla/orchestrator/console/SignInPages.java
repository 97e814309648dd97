package io.flotilla.orchestrator.console;

import io.flotilla.orchestrator.access.ConsoleSessions;
import io.flotilla.orchestrator.access.Open;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.access.SessionAuthentication;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Signing in to the console with a token or with a link that works once, and out again. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
class SignInPages {

    static final String PATH = SessionAuthentication.PATH + "/sign-in";

    private final ConsoleSessions sessions;
    private final RoutingContext routing;

    SignInPages(ConsoleSessions sessions, RoutingContext routing) {
        this.sessions = sessions;
        this.routing = routing;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        private Templates() {}

        static native TemplateInstance signIn(
                @Nullable String link, String to, @Nullable String error);
    }

    @GET
    @Requires(Role.VIEWER)
    public Response home() {
        return Response.seeOther(URI.create(SessionAuthentication.PATH + "/fleet")).build();
    }

    /** A link is used by the button on the page, not by whatever looks at the address before. */
    @GET
    @Path("/sign-in")
    @Open
    public TemplateInstance show(@RestQuery @Nullable String link, @RestQuery @Nullable String to) {
        return Templates.signIn(link, own(to), null);
    }

    @POST
    @Path("/sign-in")
    @Open
    public Response signIn(
            @RestForm @Nullable String token,
            @RestForm @Nullable String link,
            @RestForm @Nullable String to) {
        if (link != null) {
            return entered(
                    sessions.openWithLink(link),
                    to,
                    "This link was used already, or is older than 15 minutes. Sign in with a token, or ask for another link.");
        }
        return entered(
                token == null ? Optional.empty() : sessions.openWithToken(token),
                to,
                "This token is unknown or revoked. An admin makes one with: flotilla token create NAME");
    }

    private Response entered(Optional<String> session, @Nullable String to, String refusal) {
        return session.map(
                        secret ->
                                Response.seeOther(URI.create(own(to)))
                                        .cookie(
                                                cookie(
                                                        secret,
                                                        ConsoleSessions.LIFETIME.toSeconds())))
                .orElseGet(
                        () -> Response.status(401).entity(Templates.signIn(null, own(to), refusal)))
                .build();
    }

    @POST
    @Path("/sign-out")
    @Open
    public Response signOut(@CookieParam(SessionAuthentication.COOKIE) @Nullable String session) {
        if (session != null) {
            sessions.close(session);
        }
        return Response.seeOther(URI.create(PATH)).cookie(cookie("", 0)).build();
    }

    private NewCookie cookie(String secret, long seconds) {
        return new NewCookie.Builder(SessionAuthentication.COOKIE)
                .value(secret)
                .path(SessionAuthentication.PATH)
                .maxAge((int) seconds)
                .httpOnly(true)
                .secure("https".equals(routing.request().scheme()))
                .sameSite(SameSite.LAX)
                .build();
    }

    /** Only back into the console, never to a site that somebody put into a link. */
    private static String own(@Nullable String to) {
        return to != null
                        && to.matches("/console/[A-Za-z0-9/_.@%-]*(\\?[A-Za-z0-9/_.@%&=+-]*)?")
                        && !to.startsWith("/console/sign")
                ? to
                : SessionAuthentication.PATH;
    }
}
