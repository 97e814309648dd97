package io.flotilla.orchestrator.release;

import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.PlanPolicy.Drops;
import io.flotilla.orchestrator.http.ProblemException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plan policy as the API writes it; what is left out has the default. */
record PolicyText(
        @Nullable String drops,
        @Nullable Boolean concurrentIndexes,
        @Nullable Boolean splitValidation) {

    static PolicyText of(PlanPolicy policy) {
        return new PolicyText(
                label(policy.drops()), policy.concurrentIndexes(), policy.splitValidation());
    }

    static PlanPolicy policy(@Nullable PolicyText text) {
        var usual = PlanPolicy.DEFAULT;
        return text == null
                ? usual
                : new PlanPolicy(
                        text.drops == null ? usual.drops() : drops(text.drops),
                        text.concurrentIndexes == null
                                ? usual.concurrentIndexes()
                                : text.concurrentIndexes,
                        text.splitValidation == null
                                ? usual.splitValidation()
                                : text.splitValidation);
    }

    private static Drops drops(String text) {
        return Stream.of(Drops.values())
                .filter(drops -> label(drops).equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                ProblemException.invalid(
                                        "invalid-policy",
                                        "policy.drops '%s' is none of %s".formatted(text, known())));
    }

    private static String known() {
        return Stream.of(Drops.values()).map(PolicyText::label).collect(Collectors.joining(", "));
    }

    private static String label(Drops drops) {
        return drops.name().toLowerCase(Locale.ROOT);
    }
}
