package io.flotilla.orchestrator.rollout.shard;

import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.orchestrator.rollout.TargetState;
import io.flotilla.orchestrator.server.Breaker.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What endings say of their server: whether anything went well, and the faults in a row since.
 * {@code latest} is null where there are none.
 */
record ServerHealth(boolean wentWell, int faults, @Nullable Fault latest) {

    static ServerHealth of(List<Attempted> batch) {
        var health = new ServerHealth(false, 0, null);
        for (var attempted : batch) {
            health = health.and(attempted.ending());
        }
        return health;
    }

    private ServerHealth and(Ending ending) {
        return switch (ending) {
            case Ending.ServerTrouble(var kind, var problem, _, _) -> and(kind, problem);
            case Ending.Ended ended when ended.state() == TargetState.UNKNOWN ->
                    and(FailureKind.CONNECTION_LOST, String.valueOf(ended.detail()));
            // whatever came of it, the server answered
            case Ending.Ended _ -> new ServerHealth(true, 0, null);
            case Ending.DatabaseTrouble _, Ending.NotBegun _, Ending.Superseded _ -> this;
        };
    }

    private ServerHealth and(FailureKind kind, String problem) {
        var lasting = kind == FailureKind.DISK_FULL;
        return new ServerHealth(
                wentWell, faults + 1, new Fault(Endings.label(kind), problem, lasting));
    }
}
