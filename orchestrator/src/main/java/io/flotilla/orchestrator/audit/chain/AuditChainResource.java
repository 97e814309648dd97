package io.flotilla.orchestrator.audit.chain;

import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The audit's chain: where it ends, and whether the acts are as they were sealed. */
@Path("/api/v1/audit/chain")
class AuditChainResource {

    private static final int PART = 20_000;
    private static final int MOST_FLAWS = 100;

    private final Jdbi jdbi;

    AuditChainResource(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param head its end, {@code 0:000…} before the first act
     * @param unsealed acts that are not in it yet, the oldest for so many seconds
     */
    public record ChainView(String head, long unsealed, double oldestUnsealedSeconds) {}

    @GET
    @Requires(Role.OPERATOR)
    public ChainView chain() {
        return jdbi.withExtension(
                ChainDao.class,
                chain -> {
                    var tail = chain.tail();
                    return new ChainView(
                            chain.findHead().orElse(Link.START).toString(),
                            tail.acts(),
                            tail.oldestSeconds());
                });
    }

    /**
     * @param through the last link that was looked at; go on after it unless {@code complete}
     * @param links how many were
     * @param flaws what is not as it was sealed
     */
    public record VerificationView(String through, int links, boolean complete, List<Flaw> flaws) {}

    /**
     * Verifies a part of the chain, 20,000 links at most.
     *
     * @param after a link to go on after, which is taken to be right; without it from the start
     * @param head an end of the chain that was told outside, which it must still have
     */
    @GET
    @Path("/verification")
    @Requires(Role.OPERATOR)
    public VerificationView verify(
            @RestQuery @DefaultValue("") String after, @RestQuery @Nullable String head) {
        var from = after.isEmpty() ? Link.START : link("after", after);
        var kept = head == null ? Link.START : link("head", head);
        return jdbi.withHandle(handle -> verify(handle, from, kept));
    }

    private static VerificationView verify(Handle handle, Link from, Link kept) {
        var part = Verification.of(handle, from, PART);
        var complete = part.links() < PART;
        var flaws = new ArrayList<>(part.flaws());
        if (complete) {
            flaws.addAll(Verification.aroundIt(handle));
            flaws.addAll(Verification.keeps(handle, kept));
        }
        return new VerificationView(
                part.through().toString(),
                part.links(),
                complete,
                flaws.stream().limit(MOST_FLAWS).toList());
    }

    private static Link link(String parameter, String text) {
        try {
            return Link.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "invalid-link", "%s: %s".formatted(parameter, e.getMessage()));
        }
    }
}
