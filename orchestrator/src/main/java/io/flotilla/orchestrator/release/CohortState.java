package io.flotilla.orchestrator.release;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a release means for a cohort. */
public enum CohortState {
    /** It is in the release's state already. */
    AT_RELEASE,
    /** There is a proven plan from its state to the release. */
    PLANNED,
    /** There is none, for a reason the cohort carries; a rollout holds its targets. */
    NO_PLAN;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
