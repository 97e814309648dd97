package io.flotilla.orchestrator.rollout.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The {@code failures} of a rollout's document. */
final class FailuresDocument {

    static final List<String> FIELDS = List.of("budget", "then");

    private static final Failures DEFAULT =
            new Failures(
                    new Failures.Budget.Share(Percentage.parse("1%").orElseThrow()),
                    Failures.Then.PAUSE);

    private FailuresDocument() {}

    static Failures read(Fields fields) {
        var budget = fields.optionalText("budget");
        if ("revert".equals(fields.optionalText("then"))) {
            throw fields.refused("then", "'revert' is not available yet; use pause or continue");
        }
        return new Failures(
                budget == null ? DEFAULT.budget() : budget(fields, budget),
                fields.oneOf("then", Failures.Then.class, DEFAULT.then()));
    }

    private static Failures.Budget budget(Fields fields, String text) {
        return text.contains("%")
                ? new Failures.Budget.Share(
                        Percentage.parse(text)
                                .orElseThrow(
                                        () ->
                                                fields.refused(
                                                        "budget",
                                                        "'%s' is neither a percentage such as 1%% nor a number of targets"
                                                                .formatted(text))))
                : new Failures.Budget.Count(fields.integer("budget", 0, 0, 1_000_000));
    }

    static void write(Failures failures, ObjectNode node) {
        node.put("budget", text(failures.budget())).put("then", Fields.label(failures.then()));
    }

    private static String text(Failures.Budget budget) {
        return switch (budget) {
            case Failures.Budget.Share(var percentage) -> percentage.toString();
            case Failures.Budget.Count(var targets) -> String.valueOf(targets);
        };
    }
}
