package io.flotilla.engine.lint;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;

import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Renamed;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.TableOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the rules of a project. Stateless, for any thread; asks no server.
 *
 * <p>The {@code sources} it takes are the files a schema was loaded from: findings are placed and
 * silenced in them. There are none where the schema came from elsewhere.
 */
public final class Linter {

    private static final Comparator<Finding> GRAVEST_FIRST =
            comparing(Finding::severity)
                    .reversed()
                    .thenComparing(
                            Finding::place,
                            nullsLast(
                                    comparing(SourcePlace::file)
                                            .thenComparingInt(SourcePlace::line)))
                    .thenComparing(Finding::rule)
                    .thenComparing(Finding::message);

    private final Dialect dialect;
    private final LintPolicy policy;
    private final List<LintRule> rules;

    public Linter(Dialect dialect, LintPolicy policy) {
        this.dialect = dialect;
        this.policy = policy;
        this.rules = LintRules.of(policy, dialect.scriptReader()::isKeyword, dialect.serverKind());
    }

    /** Everything there is to say about one schema. */
    public LintReport schema(Schema schema, List<SourceFile> sources) {
        return run(new Subject(schema, null, null), sources);
    }

    /** What a plan and its change bring; what {@code from} has already is old. */
    public LintReport change(Plan plan, Renamed from, Schema to, List<SourceFile> sources) {
        return run(new Subject(to, SchemaChange.between(from, to), plan), sources);
    }

    /** What a plan tells without the schemas it leads from and to. */
    public LintReport plan(Plan plan) {
        return run(new Subject(null, null, plan), List.of());
    }

    /** What is linted: a schema, a plan, or a plan with the change it makes. */
    private record Subject(
            @Nullable Schema schema, @Nullable SchemaChange change, @Nullable Plan plan) {}

    private LintReport run(Subject subject, List<SourceFile> files) {
        var sources = SourceMap.of(dialect.scriptReader(), files);
        var silencing = new Silencing(sources);
        var found = new ArrayList<Finding>();
        var old = new ArrayList<Finding>();
        var asked = new HashSet<String>();
        for (var rule : rules) {
            var before = before(rule, subject);
            Consumer<Finding> sort =
                    finding ->
                            (before.stream().anyMatch(finding::repeats) ? old : found)
                                    .add(silencing.apply(finding));
            if (ask(rule, subject, sources, report(rule, sources, sort))) {
                asked.add(rule.id());
            }
        }
        found.addAll(complaints(silencing, asked));
        return new LintReport(
                sorted(found, false), sorted(found, true), old.stream().distinct().toList());
    }

    /** What a rule finds in the current schema. */
    private List<Finding> before(LintRule rule, Subject subject) {
        var found = new ArrayList<Finding>();
        if (rule instanceof SchemaRule schemas
                && subject.change() != null
                && policy.severity(rule) != Severity.OFF) {
            schemas.check(
                    withoutPartitions(subject.change().from()),
                    report(rule, SourceMap.NONE, found::add));
        }
        return found;
    }

    /** What a partition has is its parent's, and is told once. */
    private static Schema withoutPartitions(Schema schema) {
        return schema.withTables(
                schema.tables().stream()
                        .filter(
                                table ->
                                        !(table.options() instanceof TableOptions.Postgres options
                                                && options.lineage().partitionOf() != null))
                        .toList());
    }

    /** Whether the rule could be asked. */
    private boolean ask(LintRule rule, Subject subject, SourceMap sources, Report report) {
        if (policy.severity(rule) == Severity.OFF) {
            return false;
        }
        switch (rule) {
            case SchemaRule schemas when subject.schema() != null ->
                    schemas.check(withoutPartitions(subject.schema()), report);
            case ChangeRule changes when subject.change() != null ->
                    changes.check(subject.change(), report);
            case PlanRule plans
                    when subject.plan() != null
                            && (plans.asksBesideSchemas() || subject.schema() == null) ->
                    plans.check(subject.plan(), report);
            case SourceRule files when subject.schema() != null -> files.check(sources, report);
            case SchemaRule _, ChangeRule _, PlanRule _, SourceRule _, DirectiveRule _ -> {
                return false;
            }
        }
        return true;
    }

    private Report report(LintRule rule, SourceMap sources, Consumer<Finding> consumer) {
        return (object, message) ->
                consumer.accept(
                        new Finding(
                                rule.id(),
                                policy.severity(rule),
                                object,
                                message,
                                sources.place(object).orElse(null),
                                null));
    }

    private List<Finding> complaints(Silencing silencing, Set<String> asked) {
        var complaints = new ArrayList<Finding>();
        for (var rule : rules) {
            var severity = policy.severity(rule);
            if (rule instanceof DirectiveRule directives && severity != Severity.OFF) {
                directives
                        .check(silencing, LintRules.ids(rules), asked)
                        .forEach(complaint -> complaints.add(complaint.finding(rule, severity)));
            }
        }
        return complaints;
    }

    private static List<Finding> sorted(List<Finding> findings, boolean silenced) {
        return findings.stream()
                .filter(finding -> (finding.silence() != null) == silenced)
                .distinct()
                .sorted(GRAVEST_FIRST)
                .toList();
    }
}
