package io.flotilla.engine.fingerprint;

import io.flotilla.engine.schema.Enabled;
import io.flotilla.engine.schema.Event;
import io.flotilla.engine.schema.Policy;
import io.flotilla.engine.schema.Rule;
import io.flotilla.engine.schema.Statistics;
import io.flotilla.engine.schema.Trigger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lines of what is attached to tables and views without being a part of them. */
final class AttachedLines {

    private AttachedLines() {}

    static Line of(Trigger trigger) {
        return new Line("trigger", trigger.relation(), trigger.name())
                .with("definition", trigger.definition())
                .with("enabled", enabled(trigger.enabled()))
                .with("comment", trigger.comment());
    }

    static Line of(Event event) {
        return new Line("event", event.name())
                .with("definition", event.definition())
                .with("comment", event.comment());
    }

    static Line of(Rule rule) {
        return new Line("rule", rule.relation(), rule.name())
                .with("definition", rule.definition())
                .with("enabled", enabled(rule.enabled()))
                .with("comment", rule.comment());
    }

    static Line of(Policy policy) {
        return new Line("policy", policy.table(), policy.name())
                .with("command", policy.command().name().toLowerCase(Locale.ROOT))
                .with("restrictive", !policy.permissive())
                .with("roles", policy.roles())
                .with("using", policy.using())
                .with("with-check", policy.withCheck())
                .with("comment", policy.comment());
    }

    static Line of(Statistics statistics) {
        var line =
                new Line("statistics", statistics.name())
                        .with("table", statistics.table())
                        .with(
                                "kinds",
                                statistics.kinds().stream()
                                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                        .toList())
                        .with("columns", statistics.columns())
                        .with("expressions", statistics.expressions());
        return (statistics.target() == null ? line : line.with("target", statistics.target()))
                .with("comment", statistics.comment());
    }

    private static @Nullable String enabled(Enabled enabled) {
        return switch (enabled) {
            case ORIGIN -> null;
            case ALWAYS -> "always";
            case REPLICA -> "replica";
            case DISABLED -> "disabled";
        };
    }
}
