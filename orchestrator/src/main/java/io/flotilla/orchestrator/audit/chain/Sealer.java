package io.flotilla.orchestrator.audit.chain;

import io.flotilla.orchestrator.notify.Notifications;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Appends acts to the chain, and tells its end outside. For any number of nodes: one at a time
 * seals, and the others find nothing to do.
 */
@ApplicationScoped
public class Sealer {

    private static final Logger LOG = Logger.getLogger(Sealer.class);
    private static final int AT_ONCE = 1000;

    private final Jdbi jdbi;

    Sealer(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Seals all acts that are committed by now. */
    public void seal() {
        while (jdbi.inTransaction(Sealer::sealSome) == AT_ONCE) {
            // there may be more
        }
    }

    /** Returns how many were sealed; none where somebody else is at it. */
    static int sealSome(Handle handle) {
        var chain = handle.attach(ChainDao.class);
        if (!chain.lock()) {
            return 0;
        }
        var acts = chain.listUnsealed(AT_ONCE);
        var contents = acts.stream().map(act -> act.stored().content()).toList();
        var links = new ArrayList<Link>();
        var link = chain.findHead().orElse(Link.START);
        for (var at = 0; at < acts.size(); at++) {
            link = link.next(acts.get(at).id(), contents.get(at));
            links.add(link);
        }
        var ids = acts.stream().map(ChainDao.Unsealed::id).toList();
        chain.insert(
                links.stream().map(Link::position).toList(),
                ids,
                contents,
                links.stream().map(Link::hash).toList());
        chain.sealed(ids.toArray(Long[]::new));
        return acts.size();
    }

    /**
     * Logs the chain's end and has webhooks told, unless it is where it was the last time. Whoever
     * keeps it elsewhere can tell a chain that was cut short or made anew.
     */
    public void tellHead() {
        jdbi.inTransaction(Sealer::toldHead)
                .ifPresent(head -> LOG.infof("The audit's chain ends at %s", head));
    }

    private static Optional<Link> toldHead(Handle handle) {
        var head = handle.attach(ChainDao.class).tellHead();
        head.ifPresent(
                link ->
                        Notifications.tell(
                                handle,
                                "audit.head",
                                "audit",
                                Map.of("position", link.position(), "hash", link.hash())));
        return head;
    }
}
