package io.flotilla.orchestrator.rollout.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.orchestrator.rollout.spec.Failures.Budget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code failures} of a rollout's document, and of each of its waves. */
final class FailuresDocument {

    static final List<String> FIELDS = List.of("budget", "drift", "then");
    static final List<String> OF_WAVE = List.of("budget", "drift");

    static final Failures DEFAULT =
            new Failures(
                    new Budget.Share(Percentage.parse("1%").orElseThrow()),
                    null,
                    Failures.Then.PAUSE);

    private FailuresDocument() {}

    /** What the fields do not say is as in {@code usual}. */
    static Failures read(Fields fields, Failures usual) {
        var budget = budget(fields, "budget");
        var drift = budget(fields, "drift");
        return new Failures(
                budget == null ? usual.budget() : budget,
                drift == null ? usual.drift() : drift,
                fields.oneOf("then", Failures.Then.class, usual.then()));
    }

    static Failures.OfWave readOfWave(Fields fields, Failures.OfWave usual) {
        var budget = budget(fields, "budget");
        var drift = budget(fields, "drift");
        return new Failures.OfWave(
                budget == null ? usual.budget() : budget, drift == null ? usual.drift() : drift);
    }

    private static @Nullable Budget budget(Fields fields, String name) {
        var text = fields.optionalText(name);
        if (text == null) {
            return null;
        }
        return text.contains("%")
                ? new Budget.Share(
                        Percentage.parse(text)
                                .orElseThrow(
                                        () ->
                                                fields.refused(
                                                        name,
                                                        "'%s' is neither a percentage such as 1%% nor a number of targets"
                                                                .formatted(text))))
                : new Budget.Count(fields.integer(name, 0, 0, 1_000_000));
    }

    static void write(Failures failures, ObjectNode node) {
        node.put("budget", text(failures.budget()));
        if (failures.drift() != null) {
            node.put("drift", text(failures.drift()));
        }
        node.put("then", Fields.label(failures.then()));
    }

    static void write(Failures.OfWave failures, ObjectNode wave) {
        if (failures.budget() == null && failures.drift() == null) {
            return;
        }
        var node = wave.putObject("failures");
        if (failures.budget() != null) {
            node.put("budget", text(failures.budget()));
        }
        if (failures.drift() != null) {
            node.put("drift", text(failures.drift()));
        }
    }

    private static String text(Budget budget) {
        return switch (budget) {
            case Budget.Share(var percentage) -> percentage.toString();
            case Budget.Count(var targets) -> String.valueOf(targets);
        };
    }
}
