package io.flotilla.orchestrator.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flotilla.engine.ShortDuration;
import io.flotilla.engine.plan.ObjectPolicy;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.PlanPolicy.Drops;
import io.flotilla.engine.plan.ToolName;
import io.flotilla.orchestrator.http.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plan policy as the API writes it; what is left out has the default. */
record PolicyText(
        @Nullable String drops,
        @Nullable Boolean concurrentIndexes,
        @Nullable Boolean splitValidation,
        @Nullable TimeoutsText timeouts,
        @Nullable List<ObjectText> objects,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String copyWith) {

    record TimeoutsText(@Nullable String lock, @Nullable String statement) {}

    /** What is left out is as for every table. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ObjectText(
            @Nullable String match,
            @Nullable String drops,
            @Nullable Boolean concurrentIndexes,
            @Nullable Boolean splitValidation,
            @Nullable String copyWith) {

        private static ObjectText of(ObjectPolicy policy) {
            return new ObjectText(
                    policy.match(),
                    policy.drops() == null ? null : label(policy.drops()),
                    policy.concurrentIndexes(),
                    policy.splitValidation(),
                    policy.copyWith());
        }

        private ObjectPolicy policy() {
            if (match == null || match.isBlank()) {
                throw refused("policy.objects has one without match");
            }
            return new ObjectPolicy(
                    match,
                    drops == null ? null : PolicyText.drops(drops),
                    concurrentIndexes,
                    splitValidation,
                    tool("policy.objects.copyWith", copyWith));
        }
    }

    static PolicyText of(PlanPolicy policy) {
        return new PolicyText(
                label(policy.drops()),
                policy.concurrentIndexes(),
                policy.splitValidation(),
                new TimeoutsText(
                        ShortDuration.format(policy.lockTimeout()),
                        ShortDuration.format(policy.statementTimeout())),
                policy.objects().stream().map(ObjectText::of).toList(),
                policy.copyWith());
    }

    static PlanPolicy policy(@Nullable PolicyText text) {
        var usual = PlanPolicy.DEFAULT;
        if (text == null) {
            return usual;
        }
        var timeouts =
                Objects.requireNonNullElseGet(text.timeouts, () -> new TimeoutsText(null, null));
        return new PlanPolicy(
                text.drops == null ? usual.drops() : drops(text.drops),
                Objects.requireNonNullElse(text.concurrentIndexes, usual.concurrentIndexes()),
                Objects.requireNonNullElse(text.splitValidation, usual.splitValidation()),
                timeout("lock", timeouts.lock, usual.lockTimeout(), Duration.ofMinutes(10)),
                timeout(
                        "statement",
                        timeouts.statement,
                        usual.statementTimeout(),
                        Duration.ofDays(2)),
                text.objects == null
                        ? List.of()
                        : text.objects.stream().map(ObjectText::policy).toList(),
                tool("policy.copyWith", text.copyWith));
    }

    private static @Nullable String tool(String field, @Nullable String name) {
        try {
            return name == null ? null : ToolName.requireOrNone(name);
        } catch (IllegalArgumentException e) {
            throw refused("%s %s".formatted(field, e.getMessage()));
        }
    }

    private static Duration timeout(
            String name, @Nullable String text, Duration usual, Duration most) {
        if (text == null) {
            return usual;
        }
        return ShortDuration.parse(text)
                .filter(found -> found.isPositive() && found.compareTo(most) <= 0)
                .orElseThrow(
                        () ->
                                refused(
                                        "policy.timeouts.%s '%s' is not a duration from 1ms to %s, such as 500ms, 30s or 10m"
                                                .formatted(
                                                        name, text, ShortDuration.format(most))));
    }

    private static Drops drops(String text) {
        return Stream.of(Drops.values())
                .filter(drops -> label(drops).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> refused("policy.drops '%s' is none of %s".formatted(text, known())));
    }

    private static ProblemException refused(String why) {
        return ProblemException.invalid("invalid-policy", why);
    }

    private static String known() {
        return Stream.of(Drops.values()).map(PolicyText::label).collect(Collectors.joining(", "));
    }

    private static String label(Drops drops) {
        return drops.name().toLowerCase(Locale.ROOT);
    }
}
