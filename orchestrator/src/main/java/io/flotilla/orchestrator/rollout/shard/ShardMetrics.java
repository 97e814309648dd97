package io.flotilla.orchestrator.rollout.shard;

import io.flotilla.orchestrator.rollout.TargetState;
import io.flotilla.orchestrator.rollout.shard.Ending.Ended;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts and times attempts. Labels are enumerations; never a tenant. */
final class ShardMetrics {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10),
        Duration.ofHours(1)
    };

    private final MeterRegistry meters;
    private final String engine;

    ShardMetrics(MeterRegistry meters, String engine) {
        this.meters = meters;
        this.engine = engine;
    }

    void ended(ClaimedTarget target, Ended ending, Duration took) {
        Timer.builder("flotilla.tenant.migration.duration")
                .description("Attempts on one target, without their wait for a slot")
                .tags("engine", engine, "outcome", ending.outcome())
                .serviceLevelObjectives(BUCKETS)
                .register(meters)
                .record(took);
        var kind = ending.failureKind() == null ? "none" : ending.failureKind();
        meters.counter(
                        "flotilla.tenant.migrations",
                        "engine",
                        engine,
                        "outcome",
                        ending.outcome(),
                        "error_class",
                        kind)
                .increment();
        if (kind.equals("lock-timeout")) {
            meters.counter("flotilla.lock.timeouts", "engine", engine).increment();
        }
        if (ending.state() == TargetState.RETRYING || ending.state() == TargetState.DEFERRED) {
            meters.counter("flotilla.retries", "reason", kind).increment();
        }
        if (ending.outcome().equals("unknown")) {
            unknown(ending.state() == TargetState.UNKNOWN ? "pending" : "unresolved");
        } else if (target.uncertain() && !ending.uncertain()) {
            unknown(ending.state().label());
        }
    }

    private void unknown(String resolvedAs) {
        meters.counter("flotilla.unknown.outcomes", "engine", engine, "resolved_as", resolvedAs)
                .increment();
    }

    void statement(boolean transactional, String outcome, Duration took) {
        Timer.builder("flotilla.statement.duration")
                .description("Single statements of plans")
                .tags(
                        "engine",
                        engine,
                        "kind",
                        transactional ? "transactional" : "non-transactional",
                        "outcome",
                        outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(meters)
                .record(took);
    }

    void locked(Duration took) {
        Timer.builder("flotilla.lock.wait")
                .description("From asking for locks to having them, or to the lock timeout")
                .tags("engine", engine)
                .serviceLevelObjectives(BUCKETS)
                .register(meters)
                .record(took);
    }

    void serverFaults(String kind, int count) {
        meters.counter("flotilla.server.faults", "engine", engine, "kind", kind).increment(count);
    }

    void fenced(String layer) {
        meters.counter("flotilla.fencing.rejections", "layer", layer).increment();
    }
}
