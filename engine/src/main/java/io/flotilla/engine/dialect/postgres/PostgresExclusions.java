package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.ExclusionConstraint;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes exclusion constraints; the server has no way to build one beside a table's traffic. */
final class PostgresExclusions {

    private PostgresExclusions() {}

    static String definition(ExclusionConstraint constraint) {
        return "CONSTRAINT %s EXCLUDE%s (%s)%s%s%s%s"
                .formatted(
                        quoted(constraint.name()),
                        PostgresIndexes.using(constraint.method()),
                        constraint.elements().stream()
                                .map(
                                        element ->
                                                PostgresIndexes.key(element.key())
                                                        + " WITH "
                                                        + element.operator())
                                .collect(Collectors.joining(", ")),
                        PostgresConstraints.include(constraint.include()),
                        PostgresIndexes.storage(constraint.options()),
                        constraint.predicate() == null
                                ? ""
                                : " WHERE " + PostgresText.parenthesized(constraint.predicate()),
                        PostgresConstraints.deferrability(constraint.deferrability()));
    }

    /** Every column the constraint needs, and whatever else its expressions name. */
    static Set<String> names(ExclusionConstraint constraint) {
        var names = new HashSet<>(constraint.include());
        for (var element : constraint.elements()) {
            var key = element.key();
            names.addAll(
                    key.column() != null
                            ? Set.of(key.column())
                            : PostgresText.names(String.valueOf(key.expression())));
        }
        if (constraint.predicate() != null) {
            names.addAll(PostgresText.names(constraint.predicate()));
        }
        return names;
    }

    static List<Draft> add(PostgresContext context, Table table, ExclusionConstraint constraint) {
        var phase =
                context.partitioned(table.name())
                        ? Phase.ADD_PARTITIONED_KEY
                        : Phase.ADD_CONSTRAINT;
        var drafts = new ArrayList<Draft>();
        drafts.add(
                Draft.of(
                        phase,
                        "ALTER TABLE %s ADD %s"
                                .formatted(quoted(table.name()), definition(constraint)),
                        PostgresHazards.accessExclusiveThroughout(table.name()),
                        PostgresHazards.scan(table.name(), "its index is built"),
                        PostgresHazards.dataDependent(
                                table.name(),
                                "it fails if two rows conflict under " + constraint.name())));
        drafts.addAll(
                PostgresComments.ifAny(
                        constraint.comment(),
                        PostgresComments.onConstraint(
                                phase, table.name(), constraint.name(), constraint.comment())));
        drafts.addAll(PostgresIndexes.comment(phase, constraint.name(), constraint.options()));
        return drafts;
    }
}
