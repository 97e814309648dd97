package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.rollout.spec.WaveSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Opens waves, and closes them when their targets have ended, their bakes and gates are passed. */
final class WaveProgression {

    private final Handle handle;
    private final Rollout rollout;
    private final Instant now;
    private final WaveDao waves;

    WaveProgression(Handle handle, Rollout rollout, Instant now) {
        this.handle = handle;
        this.rollout = rollout;
        this.now = now;
        this.waves = handle.attach(WaveDao.class);
    }

    /** Whether there is {@code work} in an open wave, and whether all waves are {@code over}. */
    record Progress(boolean work, boolean over) {}

    /** Goes as far as the records allow; what is done is told to {@code finished}. */
    Progress advance(Consumer<WaveSpec> finished) {
        var done = new ArrayList<String>();
        var work = false;
        for (var wave : waves.list(rollout.id())) {
            var spec = rollout.spec().wave(wave.position());
            if (!wave.done()) {
                if (!mayOpen(rollout, wave, done)) {
                    continue;
                }
                if (isWorking(wave, spec)) {
                    work = true;
                    continue;
                }
                if (!passes(wave.position(), spec)) {
                    continue;
                }
                waves.done(rollout.id(), wave.position(), now);
                finished.accept(spec);
            }
            done.add(spec.name());
        }
        return new Progress(work, done.size() == rollout.spec().waves().size());
    }

    /** Whether all that a wave depends on is among those that are done. */
    static boolean mayOpen(Rollout rollout, Wave wave, List<String> done) {
        return wave.openedAt() != null || done.containsAll(required(rollout, wave.position()));
    }

    /** The waves that must be done before one opens; all before it, where it names none. */
    static List<String> required(Rollout rollout, int position) {
        var named = rollout.spec().wave(position).dependsOn();
        return named != null
                ? named
                : rollout.spec().waves().subList(0, position - 1).stream()
                        .map(WaveSpec::name)
                        .toList();
    }

    private boolean isWorking(Wave wave, WaveSpec spec) {
        waves.open(rollout.id(), wave.position(), now);
        var targets = handle.attach(RolloutTargetDao.class);
        if (!targets.hasOpen(rollout.id(), "forward", wave.position(), wave.position())) {
            return false;
        }
        waves.setRoom(rollout.id(), wave.position(), room(targets, wave, spec));
        return true;
    }

    /** A slow start doubles once as many attempts have succeeded as it let run side by side. */
    private @Nullable Integer room(RolloutTargetDao targets, Wave wave, WaveSpec spec) {
        if (!spec.slowStart()) {
            return rollout.spec().branches() ? spec.parallel() : null;
        }
        var successes = targets.countSuccesses(rollout.id(), wave.position(), 2 * spec.parallel());
        return Math.min(spec.parallel(), Integer.highestOneBit(successes + 1));
    }

    private boolean passes(int position, WaveSpec spec) {
        waves.worked(rollout.id(), position, now);
        var wave = waves.list(rollout.id()).get(position - 1);
        if (wave.bakes(spec, now) || wave.gated(spec)) {
            return false;
        }
        return !wave.checked(spec)
                || handle.attach(CheckDao.class).list(rollout.id()).stream()
                                .filter(
                                        check ->
                                                check.wave() == position
                                                        && check.heldAfterBake(wave, spec))
                                .count()
                        == spec.checks().size();
    }
}
