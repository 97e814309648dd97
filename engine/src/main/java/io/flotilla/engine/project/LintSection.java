package io.flotilla.engine.project;

import io.flotilla.engine.Nearest;
import io.flotilla.engine.lint.LintPolicy;
import io.flotilla.engine.lint.LintRules;
import io.flotilla.engine.lint.ModelKind;
import io.flotilla.engine.lint.NamePatterns;
import io.flotilla.engine.lint.Ownership;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.UserRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The {@code lint} of a project. */
final class LintSection {

    private static final List<String> FIELDS =
            List.of("severity", "failOn", "naming", "ownership", "rules");
    private static final List<String> OWNERSHIP = List.of("files", "objects");
    private static final List<String> RULE = List.of("id", "severity", "for", "where", "message");
    private static final List<String> KINDS =
            Stream.of(ModelKind.values()).map(ModelKind::label).toList();
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private LintSection() {}

    static LintPolicy read(ProjectFields sections) {
        var fields = sections.mapping("lint", FIELDS);
        var rules = rules(fields);
        return new LintPolicy(
                severities(fields.mapping("severity"), rules),
                failOn(fields),
                new NamePatterns(naming(fields.mapping("naming", KINDS))),
                fields.mappings("ownership", OWNERSHIP).stream()
                        .map(LintSection::ownership)
                        .toList(),
                rules);
    }

    private static Map<String, Severity> severities(ProjectFields fields, List<UserRule> rules) {
        var known = new HashSet<>(LintRules.ids());
        rules.forEach(rule -> known.add(rule.id()));
        var severities = new HashMap<String, Severity>();
        for (var id : fields.names()) {
            if (!known.contains(id)) {
                throw fields.refused(id, "is no rule" + Nearest.hint(id, known));
            }
            severities.put(id, fields.oneOf(id, Severity.class, Severity.OFF));
        }
        return severities;
    }

    private static Severity failOn(ProjectFields fields) {
        var severity = fields.oneOf("failOn", Severity.class, LintPolicy.DEFAULT.failOn());
        if (severity == Severity.OFF) {
            throw fields.refused("failOn", "'off' is not one of notice, warning, error");
        }
        return severity;
    }

    private static Map<ModelKind, Pattern> naming(ProjectFields fields) {
        var patterns = new EnumMap<ModelKind, Pattern>(ModelKind.class);
        for (var kind : ModelKind.values()) {
            if (fields.has(kind.label())) {
                patterns.put(kind, pattern(fields, kind.label()));
            }
        }
        return patterns;
    }

    private static Pattern pattern(ProjectFields fields, String name) {
        try {
            return Pattern.compile(fields.text(name));
        } catch (PatternSyntaxException e) {
            throw fields.refused(name, "is not a regular expression: " + e.getDescription());
        }
    }

    private static Ownership ownership(ProjectFields fields) {
        var files = fields.text("files");
        var objects = fields.text("objects");
        try {
            return new Ownership(files, objects);
        } catch (IllegalArgumentException e) {
            throw fields.refused("files", "or objects is not a glob: " + e.getMessage());
        }
    }

    private static List<UserRule> rules(ProjectFields fields) {
        var taken = new HashSet<>(LintRules.ids());
        var rules = new ArrayList<UserRule>();
        for (var rule : fields.mappings("rules", RULE)) {
            rules.add(rule(rule, taken));
        }
        return rules;
    }

    private static UserRule rule(ProjectFields fields, Set<String> taken) {
        var id = fields.text("id");
        if (!ID.matcher(id).matches()) {
            throw fields.refused("id", "'%s' is not in kebab-case".formatted(id));
        }
        if (!taken.add(id)) {
            throw fields.refused("id", "'%s' is a rule already".formatted(id));
        }
        var severity = fields.oneOf("severity", Severity.class, Severity.WARNING);
        var kind = fields.text("for");
        var message = fields.text("message");
        if (!KINDS.contains(kind)) {
            throw fields.refused(
                    "for", "'%s' is none%s".formatted(kind, Nearest.hintOrAll(kind, KINDS)));
        }
        try {
            return new UserRule(
                    id,
                    severity,
                    ModelKind.values()[KINDS.indexOf(kind)],
                    fields.text("where"),
                    message);
        } catch (IllegalArgumentException e) {
            throw fields.refused("where", "of rule '%s': %s".formatted(id, e.getMessage()));
        }
    }
}
