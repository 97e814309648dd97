package io.flotilla.orchestrator.access;

import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Makes, recognises and revokes tokens. A secret leaves here once, when its token is made. */
@ApplicationScoped
public class TokenService {
    private static final Duration COARSE = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Audit audit;
    private final InstantSource clock;

    TokenService(Jdbi jdbi, Audit audit, InstantSource clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new token with the only copy of its secret. */
    public record Created(long id, String name, Role role, String token) {
        @Override
        public String toString() {
            return "token " + name;
        }
    }

    /** Makes a token; {@code by} is who asked for it. */
    public Created create(String name, Role role, String by) {
        return jdbi.inTransaction(handle -> create(handle, name, role, by));
    }

    /** Makes the first admin token, unless there is any token already. */
    Optional<Created> createFirst() {
        return jdbi.inTransaction(
                handle -> {
                    var dao = handle.attach(TokenDao.class);
                    dao.lock();
                    return dao.isEmpty()
                            ? Optional.of(create(handle, "admin", Role.ADMIN, "flotilla"))
                            : Optional.empty();
                });
    }

    private Created create(Handle handle, String name, Role role, String by) {
        var secret = TokenSecret.random();
        var token = handle.attach(TokenDao.class).insert(name, role, secret.hash(), by);
        var details = Map.<String, Object>of("role", role.toString());
        audit.recordAs(handle, by, "token.create", "token:" + name, details);
        return new Created(token.id(), token.name(), token.role(), secret.text());
    }

    void revoke(long id, String by) {
        jdbi.useTransaction(
                handle -> {
                    var token =
                            handle.attach(TokenDao.class)
                                    .revoke(id)
                                    .orElseThrow(
                                            () ->
                                                    ProblemException.notFound(
                                                            "token-not-found",
                                                            "there is no live token " + id));
                    audit.recordAs(
                            handle, by, "token.revoke", "token:" + token.name(), Map.of("id", id));
                });
    }

    Optional<ApiToken> recognise(TokenSecret secret) {
        return jdbi.withExtension(
                TokenDao.class,
                dao -> {
                    var token = dao.findLive(secret.hash());
                    token.filter(this::wasLastUsedLongAgo).ifPresent(live -> dao.touch(live.id()));
                    return token;
                });
    }

    private boolean wasLastUsedLongAgo(ApiToken token) {
        var lastUsed = token.lastUsedAt();
        return lastUsed == null || lastUsed.isBefore(clock.instant().minus(COARSE));
    }
}
