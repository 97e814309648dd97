package io.flotilla.engine.dialect.postgres;

import static java.util.Comparator.comparing;

import io.flotilla.engine.schema.Enabled;
import io.flotilla.engine.schema.Policy;
import io.flotilla.engine.schema.Rule;
import io.flotilla.engine.schema.Statistics;
import io.flotilla.engine.schema.Trigger;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What is attached to tables and views: triggers, rules, policies and extended statistics. */
final class AttachedAssembler {

    private final Catalog catalog;

    AttachedAssembler(Catalog catalog) {
        this.catalog = catalog;
    }

    List<Trigger> triggers(List<TriggerRow> rows) {
        return rows.stream()
                .map(
                        row ->
                                new Trigger(
                                        relation(row.relation()),
                                        row.name(),
                                        Objects.requireNonNull(row.definition()),
                                        enabled(row.enabled()),
                                        row.comment()))
                .sorted(comparing(Trigger::relation).thenComparing(Trigger::name))
                .toList();
    }

    List<Rule> rules(List<RuleRow> rows) {
        return rows.stream()
                .map(
                        row ->
                                new Rule(
                                        relation(row.relation()),
                                        row.name(),
                                        ViewAssembler.statement(row.definition()),
                                        enabled(row.enabled()),
                                        row.comment()))
                .sorted(comparing(Rule::relation).thenComparing(Rule::name))
                .toList();
    }

    List<Policy> policies(List<PolicyRow> rows) {
        return rows.stream()
                .map(
                        row ->
                                new Policy(
                                        relation(row.relation()),
                                        row.name(),
                                        command(row.command()),
                                        row.permissive(),
                                        row.roles().stream().sorted().toList(),
                                        row.using(),
                                        row.withCheck(),
                                        row.comment()))
                .sorted(comparing(Policy::table).thenComparing(Policy::name))
                .toList();
    }

    List<Statistics> statistics(List<StatisticsRow> rows) {
        return rows.stream()
                .map(
                        row ->
                                new Statistics(
                                        row.name(),
                                        relation(row.relation()),
                                        kinds(row.kinds()),
                                        catalog.columnNames(row.relation(), row.columns()).stream()
                                                .sorted()
                                                .toList(),
                                        row.expressions() == null ? List.of() : row.expressions(),
                                        row.target(),
                                        row.comment()))
                .sorted(comparing(Statistics::name))
                .toList();
    }

    /** See https://www.postgresql.org/docs/current/catalog-pg-statistic-ext.html. */
    private static List<Statistics.Kind> kinds(List<Character> codes) {
        return Stream.of(Statistics.Kind.values())
                .filter(
                        kind ->
                                codes.contains(
                                        switch (kind) {
                                            case DEPENDENCIES -> 'f';
                                            case MCV -> 'm';
                                            case NDISTINCT -> 'd';
                                        }))
                .toList();
    }

    private String relation(long oid) {
        return Objects.requireNonNull(catalog.relationName(oid));
    }

    /** See https://www.postgresql.org/docs/current/catalog-pg-trigger.html, pg_rewrite is alike. */
    private static Enabled enabled(char code) {
        return switch (code) {
            case 'O' -> Enabled.ORIGIN;
            case 'A' -> Enabled.ALWAYS;
            case 'R' -> Enabled.REPLICA;
            case 'D' -> Enabled.DISABLED;
            default -> throw new IllegalStateException("unknown tgenabled " + code);
        };
    }

    /** See https://www.postgresql.org/docs/current/catalog-pg-policy.html. */
    private static Policy.Command command(char code) {
        return switch (code) {
            case '*' -> Policy.Command.ALL;
            case 'r' -> Policy.Command.SELECT;
            case 'a' -> Policy.Command.INSERT;
            case 'w' -> Policy.Command.UPDATE;
            case 'd' -> Policy.Command.DELETE;
            default -> throw new IllegalStateException("unknown polcmd " + code);
        };
    }
}
