package io.flotilla.engine.plan;

import io.flotilla.engine.dialect.SampleRows.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether a statement did no more to the rows of tables than it says. */
final class RowsKept {

    private final Statement statement;

    private RowsKept(Statement statement) {
        this.statement = statement;
    }

    /** The first thing that it did and does not say, as words to follow "statement 3". */
    static Optional<String> problem(Statement statement, List<Sample> before, List<Sample> after) {
        var then = after.stream().collect(Collectors.toMap(Sample::id, Function.identity()));
        var rows = new RowsKept(statement);
        return before.stream()
                .map(sample -> rows.problem(sample, Optional.ofNullable(then.get(sample.id()))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> problem(Sample before, Optional<Sample> after) {
        if (after.isEmpty()) {
            return before.rows().isEmpty() || declaresLoss(before)
                    ? Optional.empty()
                    : Optional.of(
                            "takes table %s with its rows and does not say so: it is not marked losesData: true"
                                    .formatted(before.table()));
        }
        return rewritten(before, after.get())
                .or(() -> statement.data() != null ? Optional.empty() : lost(before, after.get()));
    }

    private Optional<String> rewritten(Sample before, Sample after) {
        return before.storage() == after.storage() || declares(Hazard.Kind.REWRITE, before, after)
                ? Optional.empty()
                : Optional.of(
                        "writes table %s anew and does not say so: it has no hazard {kind: rewrite, table: %s}"
                                .formatted(before.table(), before.table()));
    }

    private Optional<String> lost(Sample before, Sample after) {
        if (declaresLoss(before)) {
            return Optional.empty();
        }
        if (before.rows().size() != after.rows().size()) {
            return Optional.of(
                    "leaves %d of %d sample rows of table %s, and is not marked losesData: true"
                            .formatted(after.rows().size(), before.rows().size(), before.table()));
        }
        if (before.rows().isEmpty()) {
            return Optional.empty();
        }
        var gone = new HashSet<>(before.columns().keySet());
        gone.removeAll(after.columns().keySet());
        if (!gone.isEmpty()) {
            return Optional.of(
                    "takes the values of %s.%s and does not say so: it is not marked losesData: true"
                            .formatted(
                                    before.table(), before.columns().get(gone.iterator().next())));
        }
        return changed(before, after);
    }

    private Optional<String> changed(Sample before, Sample after) {
        if (declares(Hazard.Kind.REWRITE, before, after)
                || declares(Hazard.Kind.DATA_DEPENDENT, before, after)) {
            return Optional.empty();
        }
        for (var column : before.columns().keySet()) {
            // what is read as another type may look different
            var retyped = !Objects.equals(before.types().get(column), after.types().get(column));
            if (!retyped && !values(before, column).equals(values(after, column))) {
                return Optional.of(
                        "changes values of %s.%s, and no hazard says so"
                                .formatted(before.table(), before.columns().get(column)));
            }
        }
        return Optional.empty();
    }

    /** Of one column; the order of rows is nobody's promise. */
    private static List<String> values(Sample sample, int column) {
        var values = new ArrayList<String>();
        sample.rows().forEach(row -> values.add(value(row, column)));
        values.sort(null);
        return values;
    }

    private static String value(Map<Integer, String> row, int column) {
        return row.getOrDefault(column, "");
    }

    private boolean declaresLoss(Sample table) {
        return statement.losesData() || declares(Hazard.Kind.DATA_LOSS, table, table);
    }

    private boolean declares(Hazard.Kind kind, Sample before, Sample after) {
        var names = List.of(before.table(), after.table());
        return statement.hazards().stream()
                .anyMatch(
                        hazard ->
                                hazard.kind() == kind
                                        && hazard.table() != null
                                        && names.contains(hazard.table()));
    }
}
