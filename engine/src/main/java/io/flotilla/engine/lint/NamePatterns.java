package io.flotilla.engine.lint;

import io.flotilla.engine.schema.Schema;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What names of each kind must match as a whole. */
public record NamePatterns(Map<ModelKind, Pattern> patterns) {

    public static final NamePatterns NONE = new NamePatterns(Map.of());

    public NamePatterns {
        patterns = Map.copyOf(patterns);
    }

    void check(Schema schema, Report report) {
        new EnumMap<>(patterns).forEach((kind, pattern) -> check(kind, pattern, schema, report));
    }

    private static void check(ModelKind kind, Pattern pattern, Schema schema, Report report) {
        kind.members(schema)
                .filter(member -> !pattern.matcher(member.plainName()).matches())
                .forEach(
                        member ->
                                report.add(
                                        member.name(),
                                        "the name of %s does not match %s, this project's pattern for a %s; rename it, or widen lint.naming"
                                                .formatted(member.label(), pattern, kind.label())));
    }
}
