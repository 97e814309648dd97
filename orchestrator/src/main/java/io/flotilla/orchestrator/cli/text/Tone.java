package io.flotilla.orchestrator.cli.text;

import org.jline.utils.AttributedStyle;

/** What a piece of text tells; the screen shows it as a colour where it has any. */
public enum Tone {
    PLAIN(AttributedStyle.DEFAULT),
    STRONG(AttributedStyle.BOLD),
    QUIET(AttributedStyle.DEFAULT.foreground(AttributedStyle.BRIGHT)),
    GOOD(AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN)),
    BUSY(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN)),
    WARNING(AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW)),
    BAD(AttributedStyle.DEFAULT.foreground(AttributedStyle.RED));

    private final AttributedStyle style;

    Tone(AttributedStyle style) {
        this.style = style;
    }

    AttributedStyle style() {
        return style;
    }

    /** The tone of a state of a target, cohort, wave or rollout. */
    public static Tone ofState(String state) {
        return switch (state) {
            case "applied",
                    "already-there",
                    "completed",
                    "done",
                    "current",
                    "at-release",
                    "planned",
                    "active",
                    "reverted",
                    "ok" ->
                    GOOD;
            case "running", "baking", "reverting", "retrying", "deferred" -> BUSY;
            case "held",
                    "unknown",
                    "gate",
                    "paused",
                    "no-plan",
                    "drifted",
                    "awaiting-approval",
                    "suspended",
                    "leaving",
                    "not-revertible",
                    "unreadable",
                    "gone" ->
                    WARNING;
            case "failed", "revert-failed", "aborted", "quarantined" -> BAD;
            case "pending", "waiting", "skipped" -> QUIET;
            default -> PLAIN;
        };
    }
}
