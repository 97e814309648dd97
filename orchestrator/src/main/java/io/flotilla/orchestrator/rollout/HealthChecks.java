package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.rollout.health.Answer;
import io.flotilla.orchestrator.rollout.health.Probe;
import io.flotilla.orchestrator.rollout.spec.HealthCheck;
import io.flotilla.orchestrator.rollout.spec.HealthCheck.Inconclusive;
import io.flotilla.orchestrator.rollout.spec.WaveSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Asks the health checks of waves that bake, each when it is due and by one node of all. Questions
 * run on {@code threads}; what they come to is in the control database.
 */
final class HealthChecks {

    private static final Logger LOG = Logger.getLogger(HealthChecks.class);

    private final Jdbi jdbi;
    private final Probe probe;
    private final Executor threads;
    private final InstantSource clock;

    HealthChecks(Jdbi jdbi, Probe probe, Executor threads, InstantSource clock) {
        this.jdbi = jdbi;
        this.probe = probe;
        this.threads = threads;
        this.clock = clock;
    }

    /** What checks mean for the rollout: {@code halt} for one that fails, a pause for silence. */
    record Verdict(boolean halt, String reason) {}

    /** Returns at once where {@code threads} do. */
    void askDue(Rollout rollout) {
        if (rollout.spec().waves().stream().allMatch(wave -> wave.checks().isEmpty())) {
            return;
        }
        for (var wave : jdbi.withExtension(WaveDao.class, dao -> dao.list(rollout.id()))) {
            var spec = rollout.spec().wave(wave.position());
            if (wave.checked(spec)) {
                spec.checks().forEach(check -> askIfDue(rollout, wave, spec, check));
            }
        }
    }

    private void askIfDue(Rollout rollout, Wave wave, WaveSpec spec, HealthCheck check) {
        var now = clock.instant();
        var due = now.minus(check.pace().every());
        var baked = wave.bakesUntil(spec);
        if (baked != null && !baked.isAfter(now) && due.isBefore(baked)) {
            // whatever it said before, it has to hold at the end
            due = baked.minusNanos(1_000);
        }
        var by = due;
        var mine =
                jdbi.withExtension(
                        CheckDao.class,
                        dao -> dao.take(rollout.id(), wave.position(), check.name(), now, by));
        if (mine == 1) {
            threads.execute(() -> ask(rollout.id(), wave.position(), check, now));
        }
    }

    private void ask(long id, int wave, HealthCheck check, Instant askedAt) {
        try {
            var answer = probe.ask(check);
            jdbi.useExtension(
                    CheckDao.class,
                    dao ->
                            dao.answered(
                                    id,
                                    wave,
                                    check.name(),
                                    askedAt,
                                    clock.instant(),
                                    outcome(answer),
                                    answer.detail()));
        } catch (RuntimeException e) {
            // asked again when it is due
            LOG.warnf("Health check '%s' of rollout %d: %s", check.name(), id, e.getMessage());
        }
    }

    private static String outcome(Answer answer) {
        return switch (answer) {
            case Answer.Holds _ -> "holds";
            case Answer.Fails _ -> "fails";
            case Answer.Inconclusive _ -> "inconclusive";
        };
    }

    /** What the last answers mean; null where nothing stands against going on. */
    static @Nullable Verdict verdict(Handle handle, Rollout rollout) {
        var asked = handle.attach(CheckDao.class).list(rollout.id());
        if (asked.isEmpty()) {
            return null;
        }
        var waves = handle.attach(WaveDao.class).list(rollout.id());
        Verdict pause = null;
        for (var row : asked) {
            var spec = rollout.spec().wave(row.wave());
            if (row.outcome() == null || !waves.get(row.wave() - 1).checked(spec)) {
                continue;
            }
            var reason =
                    "health check '%s' of wave '%s' %s"
                            .formatted(row.name(), spec.name(), row.detail());
            if (row.outcome().equals("fails")) {
                return new Verdict(true, reason);
            }
            if (row.outcome().equals("inconclusive") && pauses(spec, row)) {
                pause = Objects.requireNonNullElse(pause, new Verdict(false, reason));
            }
        }
        return pause;
    }

    private static boolean pauses(WaveSpec spec, AskedCheck row) {
        return spec.checks().stream()
                .anyMatch(
                        check ->
                                check.name().equals(row.name())
                                        && check.pace().inconclusive() == Inconclusive.PAUSE);
    }
}
