package io.flotilla.orchestrator.access;

import io.flotilla.orchestrator.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Who is signed in to the console: a browser holds the secret of a session in place of the token it
 * was opened with, and may do what that token may. Revoking the token ends its sessions.
 */
@ApplicationScoped
public class ConsoleSessions {

    /** A working day. */
    public static final Duration LIFETIME = Duration.ofHours(12);

    private static final Duration LINK_LIFETIME = Duration.ofMinutes(15);

    private final Jdbi jdbi;
    private final TokenService tokens;
    private final Audit audit;

    ConsoleSessions(Jdbi jdbi, TokenService tokens, Audit audit) {
        this.jdbi = jdbi;
        this.tokens = tokens;
        this.audit = audit;
    }

    /** The new session's secret, or nothing where the token is unknown or revoked. */
    public Optional<String> openWithToken(String token) {
        return tokens.recognise(new TokenSecret(token.strip()))
                .map(known -> jdbi.inTransaction(handle -> open(handle, known)));
    }

    /** The new session's secret, or nothing where the link is unknown, used or too old. */
    public Optional<String> openWithLink(String link) {
        return jdbi.inTransaction(
                handle ->
                        handle.attach(ConsoleSessionDao.class)
                                .takeLink(new TokenSecret(link).hash())
                                .map(token -> open(handle, token)));
    }

    private String open(Handle handle, ApiToken token) {
        var dao = handle.attach(ConsoleSessionDao.class);
        dao.sweep();
        var secret = TokenSecret.random();
        dao.open(secret.hash(), token.id(), LIFETIME.toSeconds());
        audit.recordAs(handle, token.name(), "console.sign-in", "token:" + token.name(), Map.of());
        return secret.text();
    }

    /** Ends a session; nothing happens where there is none. */
    public void close(String session) {
        jdbi.useExtension(
                ConsoleSessionDao.class, dao -> dao.close(new TokenSecret(session).hash()));
    }

    /** The secret of a link that signs in once, with the token {@code id}, within 15 minutes. */
    String link(long id) {
        var secret = TokenSecret.random();
        jdbi.useExtension(
                ConsoleSessionDao.class,
                dao -> dao.addLink(secret.hash(), id, LINK_LIFETIME.toSeconds()));
        return secret.text();
    }

    Optional<ApiToken> find(String session) {
        return jdbi.withExtension(
                ConsoleSessionDao.class, dao -> dao.findLive(new TokenSecret(session).hash()));
    }
}
