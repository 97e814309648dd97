package io.flotilla.orchestrator.preflight;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why an attempt would not end well. */
public enum FindingKind {
    /** No plan leads from its state, or it is pinned: it will not be attempted. */
    HELD,
    UNREACHABLE,
    MISSING,
    UNSUPPORTED,
    /** It is not in the state the manifest expects it in. */
    DRIFTED,
    NO_PRIVILEGE,
    /** The data does not allow it. */
    CHECK_FAILS,
    CHECK_UNANSWERED,
    /** The node that looked has no such tool. */
    NO_TOOL,
    REHEARSAL_FAILED;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(FindingKind::label).toList();
    }
}
