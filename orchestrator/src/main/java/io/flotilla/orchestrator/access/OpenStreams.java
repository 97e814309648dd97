package io.flotilla.orchestrator.access;

import io.flotilla.orchestrator.RecentReading;
import io.flotilla.orchestrator.http.EventStreams.Permission;
import io.flotilla.orchestrator.http.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/**
 * Tokens whose streams are open on this node. A request's token is checked when it comes; these are
 * looked at again once a second, all of them in one query.
 */
@ApplicationScoped
public class OpenStreams {

    private static final Duration FRESH = Duration.ofMillis(900);

    private final SecurityIdentity identity;
    private final Jdbi jdbi;
    private final Map<Long, Integer> streams = new ConcurrentHashMap<>();
    private final RecentReading<Map<Long, Optional<Role>>> roles =
            new RecentReading<>(InstantSource.system(), FRESH, this::read);

    OpenStreams(SecurityIdentity identity, Jdbi jdbi) {
        this.identity = identity;
        this.jdbi = jdbi;
    }

    /** Of the current request's token, for as long as it lives and its role is enough. */
    public Permission permission(Role required) {
        var name = identity.getPrincipal().getName();
        var token =
                TokenIdentityProvider.token(identity)
                        .orElseThrow(() -> new IllegalStateException("nobody is signed in"));
        streams.merge(token, 1, Integer::sum);
        return new Permission() {
            @Override
            public Optional<ProblemException> refusal() {
                return OpenStreams.this.refusal(token, name, required);
            }

            @Override
            public void close() {
                streams.computeIfPresent(token, (_, count) -> count == 1 ? null : count - 1);
            }
        };
    }

    private Optional<ProblemException> refusal(long token, String name, Role required) {
        var known = roles.get().get(token);
        if (known == null) {
            // the stream is newer than the reading
            return Optional.empty();
        }
        if (known.isEmpty()) {
            return Optional.of(
                    AccessFilters.tokenRequired("the token '%s' was revoked".formatted(name)));
        }
        return known.filter(role -> !role.includes(required))
                .map(role -> AccessFilters.roleRequired(required, name, role));
    }

    /** What the tokens are good for now; nothing where one is dead. */
    private Map<Long, Optional<Role>> read() {
        var ids = streams.keySet().toArray(Long[]::new);
        var found = new HashMap<Long, Optional<Role>>();
        for (var id : ids) {
            found.put(id, Optional.empty());
        }
        jdbi.withExtension(TokenDao.class, dao -> dao.listLive(ids))
                .forEach(live -> found.put(live.id(), Optional.of(live.role())));
        return found;
    }
}
