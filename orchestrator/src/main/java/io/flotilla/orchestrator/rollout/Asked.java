package io.flotilla.orchestrator.rollout;

import java.util.List;

/**
 * Who wants something done to which rollout. {@code ifMatch} are entity tags as they came; where
 * there are any, it is only to be done to the rollout that one of them stands for.
 */
record Asked(long id, String by, List<String> ifMatch) {

    Asked {
        ifMatch = List.copyOf(ifMatch);
    }

    /** Whatever the rollout is like. */
    static Asked of(long id, String by) {
        return new Asked(id, by, List.of());
    }
}
