package io.flotilla.orchestrator.target;

import io.quarkus.qute.TemplateExtension;
import java.util.Collection;

/** How targets are written on the console's pages. */
@TemplateExtension
class TargetShown {

    private TargetShown() {}

    static long total(Collection<Long> counts) {
        return counts.stream().mapToLong(it -> it).sum();
    }

    static String tone(TargetCondition condition) {
        return switch (condition) {
            case CURRENT -> "good";
            case DRIFTED -> "warn";
            case UNKNOWN -> "";
            case UNREADABLE -> "bad";
        };
    }

    /** What the state means, for somebody who does not know the words. */
    static String inPlainWords(TargetRow target) {
        return switch (target.state()) {
            case CURRENT -> "The schema is as Flotilla last left it.";
            case DRIFTED ->
                    "Somebody has changed the schema since Flotilla last left it; the difference is below.";
            case UNKNOWN ->
                    "Flotilla does not know yet how the schema should be: no rollout has ended well here.";
            case UNREADABLE -> "The last look at the schema failed: " + target.problem();
        };
    }

    static String toneOfOutcome(String outcome) {
        return switch (outcome) {
            case "applied", "already-there", "resumed", "reverted" -> "good";
            case "failed", "gone" -> "bad";
            default -> "warn";
        };
    }

    /** What kind of failure it was, for somebody who does not know the words. */
    static String failureInPlainWords(String kind) {
        return switch (kind) {
            case "lock-timeout" ->
                    "Something else held a lock on a table for too long, so Flotilla gave way. Nothing was changed.";
            case "deadlock" -> "The server ended it to resolve a deadlock; it can be tried again.";
            case "statement-timeout" -> "A statement ran for longer than it may.";
            case "cancelled" -> "The server was told to cancel it.";
            case "connection-lost" ->
                    "The connection to the server was lost; the next look tells what was done.";
            case "too-many-connections" -> "The server had no connection to spare.";
            case "read-only" -> "The server takes no changes at the moment.";
            case "disk-full" -> "The server's disk is full.";
            case "permission-denied" ->
                    "Flotilla's user may not do this on the server; see the privileges it needs.";
            case "authentication" -> "The server did not accept Flotilla's user or password.";
            case "schema-gone" -> "The schema is not there.";
            case "data-violation" -> "The tenant's rows do not fit what the release wants of them.";
            case "object-conflict" -> "Something of that name is there already, or is missing.";
            case "syntax" -> "The server does not understand a statement of the plan.";
            case "wrong-end" ->
                    "The plan ran and did not lead to the release, so it was rolled back.";
            case "tool-failed" ->
                    "The tool that a statement was handed to did not do it; its last words are with the failure.";
            case "unsupported" -> "The schema holds something that Flotilla does not model.";
            default -> "";
        };
    }
}
