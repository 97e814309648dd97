package io.flotilla.engine.lint;

import io.flotilla.engine.Nearest;
import io.flotilla.engine.schema.ObjectName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Applies the directives of a desired state to findings, and says which do nothing. */
final class Silencing {

    private final SourceMap sources;
    private final List<Directive> directives;
    private final Set<Use> used = new HashSet<>();

    private record Use(Directive directive, String rule) {}

    Silencing(SourceMap sources) {
        this.sources = sources;
        this.directives = Directive.in(sources);
    }

    /** The finding, silenced if a directive says so. */
    Finding apply(Finding finding) {
        var declarations = sources.declaring(finding.object());
        for (var directive : directives) {
            if (directive.rules().contains(finding.rule())
                    && directive.covers(finding.object(), declarations)) {
                used.add(new Use(directive, finding.rule()));
                return finding.silencedBy(directive.silence());
            }
        }
        return finding;
    }

    /** A complaint about each directive that names no rule, or one that is not known. */
    List<Complaint> unknown(Set<String> known) {
        var complaints = new ArrayList<Complaint>();
        for (var directive : directives) {
            if (directive.rules().isEmpty()) {
                complaints.add(
                        new Complaint(
                                directive,
                                "the directive names no rule; write -- flotilla:nolint rule-id reason"));
            }
            for (var rule : directive.rules()) {
                if (!known.contains(rule)) {
                    complaints.add(
                            new Complaint(
                                    directive,
                                    "there is no rule '%s'%s"
                                            .formatted(rule, Nearest.hint(rule, known))));
                }
            }
        }
        return complaints;
    }

    /** A complaint about each of {@code rules} that a directive names and silences nothing of. */
    List<Complaint> unused(Set<String> rules) {
        var complaints = new ArrayList<Complaint>();
        for (var directive : directives) {
            for (var rule : directive.rules()) {
                if (rules.contains(rule) && !used.contains(new Use(directive, rule))) {
                    complaints.add(new Complaint(directive, unused(directive, rule)));
                }
            }
        }
        return complaints;
    }

    private static String unused(Directive directive, String rule) {
        if (directive.on() == null && directive.statement() == null) {
            return "no statement follows the directive for %s; put it before one, or name the object with on="
                    .formatted(rule);
        }
        return "the directive for %s silences nothing; take it out, so that it cannot hide a finding to come"
                .formatted(rule);
    }

    /** What is wrong with a directive. */
    record Complaint(Directive directive, String message) {

        Finding finding(LintRule rule, Severity severity) {
            var statement = directive.statement();
            var object =
                    statement == null || statement.objects().isEmpty()
                            ? ObjectName.relation(
                                    directive.on() == null
                                            ? directive.place().file()
                                            : directive.on())
                            : statement.objects().getFirst();
            return new Finding(rule.id(), severity, object, message, directive.place(), null);
        }
    }
}
