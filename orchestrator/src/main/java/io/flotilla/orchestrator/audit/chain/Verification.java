package io.flotilla.orchestrator.audit.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Compares a part of the chain with the acts as they are now. Each link is checked against the one
 * stored before it, so that one change is one flaw and what comes after it still counts. For one
 * use.
 */
final class Verification {

    /** So many of a kind that is not about links are worth naming. */
    private static final int MOST = 100;

    private final ChainDao chain;
    private final List<Flaw> flaws = new ArrayList<>();

    /** The link before, as stored and as it should be; null where it is gone. */
    private @Nullable Link stored;

    private @Nullable Link computed;
    private long position;

    private Verification(ChainDao chain, Link after) {
        this.chain = chain;
        this.position = after.position();
        this.stored = after;
        this.computed = after;
    }

    /** What was found in {@code links} links, the last of which is {@code through}. */
    record Part(Link through, int links, List<Flaw> flaws) {}

    /** Looks at up to {@code most} links after one, which is taken to be right. */
    static Part of(Handle handle, Link after, int most) {
        var chain = handle.attach(ChainDao.class);
        var verification = new Verification(chain, after);
        var seals = chain.list(after.position(), most);
        seals.forEach(verification::check);
        var through = seals.isEmpty() ? after : seals.getLast().link();
        chain.listAdded(after.position(), through.position(), seals.size() < most, MOST)
                .forEach(verification::addAdded);
        return new Part(through, seals.size(), verification.flaws);
    }

    /** What no link tells: acts that were to get one, and ends that were told, and are gone. */
    static List<Flaw> aroundIt(Handle handle) {
        var chain = handle.attach(ChainDao.class);
        var flaws = new ArrayList<Flaw>();
        chain.listLost(MOST)
                .forEach(
                        id ->
                                flaws.add(
                                        new Flaw(
                                                Flaw.Kind.REMOVED,
                                                null,
                                                id,
                                                "act %d was deleted before it was sealed"
                                                        .formatted(id))));
        chain.listUnkeptHeads(MOST).forEach(head -> flaws.add(notKept(head)));
        return flaws;
    }

    /** Whether an end that somebody kept is still in the chain. */
    static List<Flaw> keeps(Handle handle, Link head) {
        var there =
                head.equals(Link.START)
                        || handle.attach(ChainDao.class)
                                .find(head.position())
                                .filter(head::equals)
                                .isPresent();
        return there ? List.of() : List.of(notKept(head));
    }

    private static Flaw notKept(Link head) {
        return new Flaw(
                Flaw.Kind.HEAD,
                head.position(),
                null,
                "the chain once was %s and is not any more: it was cut short or made anew"
                        .formatted(head));
    }

    private void check(Seal seal) {
        if (seal.position() != position + 1) {
            flaws.add(
                    new Flaw(
                            Flaw.Kind.LINK,
                            position + 1,
                            null,
                            "the links from %d to %d are gone"
                                    .formatted(position + 1, seal.position() - 1)));
            stored = null;
            computed = null;
        }
        checkAct(seal);
        checkLink(seal);
        position = seal.position();
    }

    private void addAdded(long id) {
        flaws.add(
                new Flaw(
                        Flaw.Kind.ADDED,
                        null,
                        id,
                        "act %d was put in past the record".formatted(id)));
    }

    private void checkAct(Seal seal) {
        var now = seal.contentNow();
        if (now == null) {
            add(Flaw.Kind.REMOVED, seal, "act %d was deleted".formatted(seal.auditId()));
        } else if (!now.equals(seal.content())) {
            chain.findByContent(now)
                    .filter(other -> other != seal.auditId())
                    .ifPresentOrElse(
                            other ->
                                    add(
                                            Flaw.Kind.MOVED,
                                            seal,
                                            "act %d says what act %d said"
                                                    .formatted(seal.auditId(), other)),
                            () ->
                                    add(
                                            Flaw.Kind.CHANGED,
                                            seal,
                                            "act %d is not what was sealed"
                                                    .formatted(seal.auditId())));
        }
    }

    /** After a link that is not right, the next one tells whether it was changed itself. */
    private void checkLink(Seal seal) {
        var byStored = next(stored, seal);
        var byComputed = next(computed, seal);
        var link = seal.link();
        if (byStored != null && !link.equals(byStored) && !Objects.equals(link, byComputed)) {
            add(
                    Flaw.Kind.LINK,
                    seal,
                    "link %d does not come after the one before it".formatted(seal.position()));
        }
        stored = link;
        computed = byStored;
    }

    private static @Nullable Link next(@Nullable Link before, Seal seal) {
        return before == null ? null : before.next(seal.auditId(), seal.content());
    }

    private void add(Flaw.Kind kind, Seal seal, String problem) {
        flaws.add(new Flaw(kind, seal.position(), seal.auditId(), problem));
    }
}
