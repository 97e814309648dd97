package io.flotilla.orchestrator.rollout;

import static io.flotilla.orchestrator.rollout.RolloutState.ABORTED;
import static io.flotilla.orchestrator.rollout.RolloutState.AWAITING_APPROVAL;
import static io.flotilla.orchestrator.rollout.RolloutState.COMPLETED;
import static io.flotilla.orchestrator.rollout.RolloutState.PAUSED;
import static io.flotilla.orchestrator.rollout.RolloutState.REVERTED;
import static io.flotilla.orchestrator.rollout.RolloutState.REVERTING;
import static io.flotilla.orchestrator.rollout.RolloutState.RUNNING;
import static io.flotilla.orchestrator.rollout.RolloutState.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RolloutStateTest {

    private static final Map<RolloutState, Set<RolloutState>> NEXT =
            new EnumMap<>(
                    Map.of(
                            AWAITING_APPROVAL, Set.of(SCHEDULED, ABORTED),
                            SCHEDULED, Set.of(RUNNING, ABORTED),
                            RUNNING, Set.of(PAUSED, COMPLETED, ABORTED),
                            PAUSED, Set.of(RUNNING, REVERTING, ABORTED),
                            COMPLETED, Set.of(RUNNING, REVERTING),
                            ABORTED, Set.of(REVERTING),
                            REVERTING, Set.of(PAUSED, REVERTED, COMPLETED, ABORTED),
                            REVERTED, Set.of(REVERTING)));

    @ParameterizedTest
    @EnumSource
    void becomesOnlyWhatTheTableSays(RolloutState state) {
        assertThat(Arrays.stream(RolloutState.values()).filter(state::canBecome))
                .containsExactlyInAnyOrderElementsOf(NEXT.get(state));
    }

    @ParameterizedTest
    @EnumSource
    void isFoundAgainByItsLabel(RolloutState state) {
        assertThat(RolloutState.of(state.label())).isEqualTo(state);
    }

    @Test
    void everyTargetStateIsFoundAgainByItsLabel() {
        for (var state : TargetState.values()) {
            assertThat(TargetState.of(state.label())).isEqualTo(state);
            assertThat(state.open() && state.exception()).isFalse();
        }
    }
}
