package io.flotilla.orchestrator.rollout.shard;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.orchestrator.CrashPoint;
import io.flotilla.orchestrator.control.ControlOutage;
import io.flotilla.orchestrator.rollout.TargetState;
import io.flotilla.orchestrator.rollout.shard.Ending.DatabaseTrouble;
import io.flotilla.orchestrator.rollout.shard.Journal.CarriedOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a shard: claims targets, attempts them on virtual threads, at most {@code slots} side
 * by side, and writes down how they ended, until nothing is left, the rollout pauses, the database
 * is in trouble or the turn is over. What was claimed and not begun is given back. The calling
 * thread does all claiming and writing.
 */
final class ShardTurn {

    private static final Logger LOG = Logger.getLogger(ShardTurn.class);

    /** How soon a pause is noticed at the latest, with room to spare within two seconds. */
    private static final Duration POLL = Duration.ofMillis(250);

    /** How long to wait for more endings once there is one, so that one write covers several. */
    private static final Duration LINGER = Duration.ofMillis(15);

    /** The same, where all slots have work and it is too early to claim more. */
    private static final Duration LINGER_AHEAD = POLL;

    /** So many targets are worth looking at together before their attempts. */
    private static final int COMPANY = 4;

    /** So many looks share what may be claimed: one is written down while another looks. */
    private static final int LOOKS = 2;

    /** Leases are renewed so many times before one would run out. */
    private static final int RENEWALS = 6;

    /** An attempt as old as this must not make the turn wait for it idly. */
    private static final Duration LONG = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Function<ClaimedTarget, Journal> journals;
    private final Attempts attempts;
    private final int abreast;
    private final int capacity;
    private final Duration length;
    private final Duration lease;
    private final Semaphore slots;
    private final Map<Long, Underway> underway = new LinkedHashMap<>();
    private final BlockingQueue<List<Attempted>> ended = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<CarriedOut> results;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final long startedAt = System.nanoTime();
    private long renewedAt = startedAt;
    private @Nullable String trouble;
    private boolean healthy;
    private volatile boolean closing;
    private volatile boolean cutOff;

    /** The control database does not answer: an attempt begun now could not be written down. */
    private volatile boolean unheard;

    /**
     * Failures not written yet: until they are, it is not known whether the budget lets more begin.
     */
    private final AtomicInteger failuresUnwritten = new AtomicInteger();

    ShardTurn(
            Ledger ledger,
            Attempts attempts,
            Function<ClaimedTarget, Journal> journals,
            ConcurrentLinkedQueue<CarriedOut> results,
            int slots,
            int capacity,
            Duration length,
            Duration lease) {
        this.ledger = ledger;
        this.attempts = attempts;
        this.journals = journals;
        this.results = results;
        this.slots = new Semaphore(slots);
        this.abreast = slots;
        this.capacity = capacity;
        this.length = length;
        this.lease = lease;
    }

    /** Starts nothing more; returns at once. For any thread. */
    void close() {
        closing = true;
    }

    /**
     * Ends the attempts under way as if their connections were lost; their targets go back as they
     * were, to be looked at first. For any thread.
     */
    void cutOff() {
        closing = true;
        cutOff = true;
        threads.forEach(Thread::interrupt);
    }

    void run() throws InterruptedException {
        var claimed = exchange(List.of());
        while (!underway.isEmpty() || claimed > 0) {
            claimed = exchange(nextEndings());
        }
        if (trouble != null) {
            ledger.recordProblem(trouble);
        } else if (healthy) {
            ledger.clearProblem();
        }
    }

    private List<Attempted> nextEndings() throws InterruptedException {
        var batch = new ArrayList<Attempted>();
        var began = System.nanoTime();
        for (var next = ended.poll(POLL.toNanos(), NANOSECONDS);
                next != null;
                next =
                        ended.poll(
                                began + linger(batch).toNanos() - System.nanoTime(), NANOSECONDS)) {
            if (batch.isEmpty()) {
                began = System.nanoTime();
            }
            batch.addAll(next);
        }
        return batch;
    }

    /**
     * A failure is written at once: nothing more begins before it is. And so is as much as makes
     * room for a claim, which is what a look brings.
     */
    private Duration linger(List<Attempted> batch) {
        var left = underway.size() - batch.size();
        if (left == 0 || failuresUnwritten.get() > 0 || batch.size() > Math.max(abreast, roomy())) {
            return Duration.ZERO;
        }
        return left > abreast && room(left) == 0 ? LINGER_AHEAD : LINGER;
    }

    private int exchange(List<Attempted> batch) throws InterruptedException {
        batch.forEach(this::noteHealth);
        if (isOver()) {
            closing = true;
        }
        var exchange = written(batch, closing ? 0 : room(underway.size() - batch.size()));
        if (!batch.isEmpty()) {
            CrashPoint.ENDING_WRITTEN.pass();
        }
        batch.forEach(attempted -> underway.remove(attempted.target().epoch()));
        if (!exchange.open()) {
            closing = true;
        }
        failuresUnwritten.addAndGet(
                -(int) batch.stream().filter(it -> isFailure(it.ending())).count());
        if (!exchange.claims().isEmpty()) {
            CrashPoint.CLAIMED.pass();
        }
        begin(exchange.claims());
        renewIfDue();
        return exchange.claims().size();
    }

    /**
     * How many to claim, {@code left} being under way: rather many at a time, where more are
     * claimed than attempted, so that they can be looked at together.
     */
    private int room(int left) {
        var free = capacity - left;
        return free >= roomy() ? free : 0;
    }

    private int roomy() {
        return (capacity - abreast) / 2;
    }

    /**
     * Writes until it works: what was done is kept here for as long as the control database is
     * away, and what was claimed and not begun is given back afterwards. Where a lease ran out in
     * between, the write finds another epoch and changes nothing. Any other error is tried again
     * until the leases are certainly lost.
     */
    private Ledger.Exchange written(List<Attempted> batch, int most) throws InterruptedException {
        var results = new ArrayList<CarriedOut>();
        for (var next = this.results.poll(); next != null; next = this.results.poll()) {
            results.add(next);
        }
        var giveUp = System.nanoTime() + lease.toNanos();
        while (true) {
            try {
                var exchange = ledger.exchange(batch, results, most);
                unheard = false;
                return exchange;
            } catch (JdbiException e) {
                unheard = true;
                if (System.nanoTime() > giveUp && !ControlOutage.causes(e)) {
                    closing = true;
                    throw e;
                }
                LOG.warnf("The control database does not answer, trying again: %s", e.getMessage());
                Thread.sleep(POLL);
            }
        }
    }

    private void noteHealth(Attempted attempted) {
        switch (attempted.ending()) {
            case DatabaseTrouble(var problem, _) -> {
                trouble = problem;
                closing = true;
            }
            case Ending.ServerTrouble _ -> closing = true;
            case Ending.Ended _ -> healthy = true;
            case Ending.NotBegun _, Ending.Superseded _ -> {}
        }
    }

    /** Long attempts are no reason to leave the other slots idle: the turn goes on beside them. */
    private boolean isOver() {
        var now = System.nanoTime();
        return now - startedAt > length.toNanos()
                && underway.values().stream().noneMatch(attempt -> attempt.takesLongerThan(LONG));
    }

    private void begin(List<ClaimedTarget> claims) {
        var begun = new ArrayList<Underway>();
        for (var target : claims) {
            var attempt = new Underway(target, journals.apply(target));
            underway.put(target.epoch(), attempt);
            begun.add(attempt);
        }
        if (begun.size() < COMPANY) {
            begun.forEach(this::start);
            return;
        }
        var most = Math.max(COMPANY, capacity / LOOKS);
        for (var from = 0; from < begun.size(); from += most) {
            var group = begun.subList(from, Math.min(from + most, begun.size()));
            start("look-" + group.getFirst().target().epoch(), () -> look(group));
        }
    }

    /** Looks at many targets together; what is left to do, attempts do. */
    private void look(List<Underway> begun) {
        slots.acquireUninterruptibly();
        var began = System.nanoTime();
        Map<String, Fingerprint> seen;
        try {
            seen =
                    closing
                            ? Map.of()
                            : attempts.look(begun.stream().map(Underway::target).toList());
        } finally {
            slots.release();
        }
        var each = Duration.ofNanos(System.nanoTime() - began).dividedBy(begun.size());
        var settled = new ArrayList<Attempted>();
        for (var attempt : begun) {
            var target = attempt.target();
            var live = seen.get(target.schemaName());
            var ending = live == null ? Optional.<Ending>empty() : attempts.settled(target, live);
            ending.ifPresentOrElse(
                    it -> settled.add(new Attempted(target, it, each)), () -> start(attempt));
        }
        if (!settled.isEmpty()) {
            ended.add(settled);
        }
    }

    private void start(Underway attempt) {
        start("attempt-" + attempt.target().epoch(), () -> attempt(attempt));
    }

    private void start(String name, Runnable work) {
        var thread =
                Thread.ofVirtual()
                        .name(name)
                        .unstarted(
                                () -> {
                                    try {
                                        work.run();
                                    } finally {
                                        threads.remove(Thread.currentThread());
                                    }
                                });
        threads.add(thread);
        thread.start();
    }

    private void attempt(Underway attempt) {
        var target = attempt.target();
        slots.acquireUninterruptibly();
        attempt.begin();
        var began = System.nanoTime();
        try {
            var ending =
                    closing || unheard || failuresUnwritten.get() > 0
                            ? new Ending.NotBegun()
                            : attempts.attempt(target, attempt.journal());
            if (isFailure(ending)) {
                failuresUnwritten.incrementAndGet();
            }
            if (ending instanceof Ending.ServerTrouble) {
                closing = true;
            }
            CrashPoint.ATTEMPT_ENDED.pass();
            var took = Duration.ofNanos(System.nanoTime() - began);
            ended.add(
                    List.of(
                            cutOff && !isReached(ending)
                                    ? new Attempted(target.cutOff(), new Ending.NotBegun(), took)
                                    : new Attempted(target, ending, took)));
        } finally {
            slots.release();
        }
    }

    private static boolean isReached(Ending ending) {
        return ending instanceof Ending.Ended ended && ended.reached() != null;
    }

    private static boolean isFailure(Ending ending) {
        return ending instanceof Ending.Ended(_, var state, _, _, _, _, _, _, _, _)
                && (state == TargetState.FAILED || state == TargetState.REVERT_FAILED);
    }

    private void renewIfDue() {
        var now = System.nanoTime();
        if (now - renewedAt > lease.dividedBy(RENEWALS).toNanos() && !underway.isEmpty()) {
            renewedAt = now;
            try {
                ledger.renew(underway.values());
            } catch (JdbiException e) {
                LOG.warnf("No lease is renewed, trying again: %s", e.getMessage());
            }
        }
    }
}
