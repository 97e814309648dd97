package io.flotilla.engine.lint;

import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.lint.SourceMap.Declaration;
import io.flotilla.engine.schema.ObjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line {@code -- flotilla:nolint rule-id[, rule-id] [on=name] [reason]}. It silences the rules
 * for the statement that follows, or for the object named, which need not be there any more.
 */
record Directive(
        SourcePlace place,
        List<String> rules,
        @Nullable String on,
        @Nullable Declaration statement,
        String reason) {

    private static final Pattern LINE =
            Pattern.compile(
                    "^[ \\t]*--[ \\t]*flotilla:nolint\\b[ \\t]*(?<rules>[\\w-]+(?:[ \\t]*,[ \\t]*[\\w-]+)*)?"
                            + "(?:[ \\t]+on=(?<on>\\S+))?[ \\t]*(?<reason>.*?)[ \\t\\r]*$",
                    Pattern.MULTILINE);

    Directive {
        rules = List.copyOf(rules);
    }

    static List<Directive> in(SourceMap sources) {
        var directives = new ArrayList<Directive>();
        for (var file : sources.files()) {
            var line = LINE.matcher(file.sql());
            while (line.find()) {
                directives.add(directive(sources, file, line));
            }
        }
        return directives;
    }

    private static Directive directive(SourceMap sources, SourceFile file, Matcher line) {
        var rules = line.group("rules");
        return new Directive(
                SourceMap.place(file, line.start()),
                rules == null ? List.of() : List.of(rules.split("\\s*,\\s*")),
                line.group("on"),
                line.group("on") == null ? following(sources, file, line.start()) : null,
                Objects.requireNonNullElse(line.group("reason"), ""));
    }

    /** Nothing follows a line inside a statement: what it is meant for cannot be told. */
    private static @Nullable Declaration following(SourceMap sources, SourceFile file, int at) {
        return sources.declarations().stream().anyMatch(item -> item.encloses(file, at))
                ? null
                : sources.declarations().stream()
                        .filter(item -> item.file().equals(file) && item.offset() > at)
                        .min(Comparator.comparingInt(Declaration::offset))
                        .orElse(null);
    }

    /** Whether it is about the object at all, whatever the rule. */
    boolean covers(ObjectName object, List<Declaration> declarations) {
        if (on != null) {
            return on.equals(object.name())
                    || on.equals(object.part())
                    || on.equals(object.name() + "." + object.part());
        }
        return statement != null && declarations.contains(statement);
    }

    Silence silence() {
        return new Silence(place, reason);
    }
}
