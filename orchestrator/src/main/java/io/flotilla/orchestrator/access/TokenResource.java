package io.flotilla.orchestrator.access;

import io.flotilla.orchestrator.http.Page;
import io.flotilla.orchestrator.http.PageRequest;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.http.Required;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tokens")
class TokenResource {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,62}");

    private final TokenService tokens;
    private final ConsoleSessions sessions;
    private final Jdbi jdbi;
    private final Actor actor;

    TokenResource(TokenService tokens, ConsoleSessions sessions, Jdbi jdbi, Actor actor) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.jdbi = jdbi;
        this.actor = actor;
    }

    record NewToken(@Nullable String name, @Nullable Role role) {}

    /** The answer has the only copy of the secret, so it is for nobody to store. */
    @POST
    @Cache(noStore = true)
    @ResponseStatus(201)
    @Requires(Role.ADMIN)
    public TokenService.Created create(@Nullable NewToken body) {
        var token = Required.body(body);
        var name = token.name();
        var role = Required.field("role", token.role());
        if (name == null || !NAME.matcher(name).matches()) {
            throw ProblemException.invalid(
                    "invalid-name",
                    "a token's name has 1 to 63 letters, digits, '.', '_', '@' or '-'; got '%s'"
                            .formatted(name));
        }
        return tokens.create(name, role, actor.name());
    }

    record SignInLink(String path) {
        @Override
        public String toString() {
            return "a sign-in link";
        }
    }

    /**
     * A link to the console that signs in once, within 15 minutes, with the token that asks for it.
     */
    @POST
    @Path("/own/sign-in-link")
    @Cache(noStore = true)
    @ResponseStatus(201)
    @Requires(Role.VIEWER)
    public SignInLink signInLink() {
        return new SignInLink(
                "%s/sign-in?link=%s"
                        .formatted(SessionAuthentication.PATH, sessions.link(actor.tokenId())));
    }

    @GET
    @Requires(Role.ADMIN)
    public Page<ApiToken> list(@BeanParam PageRequest page) {
        var rows =
                jdbi.withExtension(
                        TokenDao.class, dao -> dao.listAfter(page.after(0), page.rows()));
        return Page.of(rows, page, token -> new Object[] {token.id()});
    }

    /** The token stops working at once, on every node. */
    @DELETE
    @Path("/{id}")
    @Requires(Role.ADMIN)
    public void revoke(@RestPath long id) {
        tokens.revoke(id, actor.name());
    }
}
