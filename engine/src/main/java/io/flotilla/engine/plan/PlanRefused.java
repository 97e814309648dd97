package io.flotilla.engine.plan;

import java.util.List;

/** A plan that policy does not allow; {@code reasons} says of each thing why, and what to do. */
public final class PlanRefused extends RuntimeException {

    private final List<String> reasons;

    public PlanRefused(List<String> reasons) {
        super("the plan is refused:\n- " + String.join("\n- ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}
