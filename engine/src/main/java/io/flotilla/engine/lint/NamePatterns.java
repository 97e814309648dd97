package io.flotilla.engine.lint;

import io.flotilla.engine.schema.Schema;
import java.util.Map;
import java.util.regex.Pattern;

/** What names of each kind must match as a whole. */
public record NamePatterns(Map<ModelKind, Pattern> patterns) {

    public static final NamePatterns NONE = new NamePatterns(Map.of());

    public NamePatterns {
        patterns = Map.copyOf(patterns);
    }

    void check(Schema schema, Report report) {
        for (var kind : ModelKind.values()) {
            var pattern = patterns.get(kind);
            if (pattern != null) {
                check(kind, pattern, schema, report);
            }
        }
    }

    private static void check(ModelKind kind, Pattern pattern, Schema schema, Report report) {
        kind.members(schema)
                .filter(member -> !pattern.matcher(member.plainName()).matches())
                .forEach(
                        member ->
                                report.add(
                                        member.name(),
                                        "the name of %s does not match %s, the project's pattern under lint.naming.%s; rename it, or widen the pattern"
                                                .formatted(member.label(), pattern, kind.label())));
    }
}
