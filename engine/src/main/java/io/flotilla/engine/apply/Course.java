package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.Leftover;
import io.flotilla.engine.dialect.OnlineChanges;
import io.flotilla.engine.dialect.OnlineChanges.Trace;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plan in one direction. A position counts the statements that are behind; a run can be found
 * only at the start, at the end, and between two stretches.
 */
record Course(List<Statement> statements, Fingerprint start, Fingerprint end) {

    Course {
        statements = List.copyOf(statements);
    }

    static Course of(Plan plan, Plan.Direction direction) {
        return new Course(plan.statements(direction), plan.start(direction), plan.end(direction));
    }

    boolean transactional() {
        return statements.stream().allMatch(Statement::transactional);
    }

    /** Whether every statement has its checkpoint, the last being the end. */
    boolean proven() {
        return statements.stream().noneMatch(statement -> statement.reaches() == null)
                && (statements.isEmpty() ? start : at(statements.size())).equals(end);
    }

    Fingerprint at(int position) {
        var reached = position == 0 ? start : statements.get(position - 1).reaches();
        if (reached == null) {
            throw new IllegalStateException("the plan is not proven");
        }
        return reached;
    }

    List<Stretch> stretchesFrom(int position) {
        var stretches = new ArrayList<Stretch>();
        var first = position;
        for (var next = position + 1; next <= statements.size(); next++) {
            if (isBoundary(next)) {
                stretches.add(new Stretch(first, statements.subList(first, next)));
                first = next;
            }
        }
        return stretches;
    }

    private boolean isBoundary(int position) {
        return position == 0
                || position == statements.size()
                || !statements.get(position - 1).transactional()
                || !statements.get(position).transactional();
    }

    /** What tools have in the schema, if without it the schema stands at a position. */
    static Optional<Trace> trace(Plan plan, Course course, Schema live, OnlineChanges changes) {
        return Stream.concat(plan.statements().stream(), plan.revert().stream())
                .filter(statement -> statement.tool() != null)
                .flatMap(statement -> changes.trace(live, statement.sql()).stream())
                .filter(trace -> course.isCheckpoint(Fingerprinter.fingerprint(trace.without())))
                .findFirst();
    }

    /**
     * Where a schema stands of whose run nothing is on record. The end goes first and the start
     * second. Of several boundaries with one fingerprint the last is taken: what follows it leads
     * to the end from any schema of that structure, and what lies between them has been undone by
     * the plan itself. Not one behind a statement about rows, which nobody has run there.
     */
    OptionalInt position(Fingerprint live) {
        if (live.equals(end) && !start.equals(end)) {
            return OptionalInt.of(statements.size());
        }
        if (live.equals(start)) {
            return OptionalInt.of(0);
        }
        for (var position = statements.size() - 1; position > 0; position--) {
            if (isBoundary(position) && live.equals(at(position)) && !hasDataBefore(position)) {
                return OptionalInt.of(position);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Where a schema stands of whose run it is on record that {@code done} statements are behind.
     * Others may be since, as far as the next one about rows, which would be on record. A record
     * that does not fit the schema is of a run that others have undone.
     */
    OptionalInt position(Fingerprint live, int done) {
        var found = OptionalInt.empty();
        for (var position = done; position <= statements.size(); position++) {
            if (isBoundary(position) && live.equals(at(position))) {
                found = OptionalInt.of(position);
            }
            if (position < statements.size() && statements.get(position).data() != null) {
                break;
            }
        }
        return found.isPresent() ? found : position(live);
    }

    private boolean isCheckpoint(Fingerprint live) {
        return IntStream.rangeClosed(0, statements.size())
                .anyMatch(position -> isBoundary(position) && live.equals(at(position)));
    }

    boolean hasDataAfter(int position) {
        return hasData(statements.subList(position, statements.size()));
    }

    private boolean hasDataBefore(int position) {
        return hasData(statements.subList(0, position));
    }

    private static boolean hasData(List<Statement> statements) {
        return statements.stream().anyMatch(statement -> statement.data() != null);
    }

    /**
     * What a statement of this plan left behind, when without it the schema stands right before or
     * right after that statement. Nothing, when it stands at a position already.
     */
    Optional<Leftover> leftover(
            Schema live, BiFunction<Schema, String, Optional<Leftover>> leftovers) {
        if (transactional() || isCheckpoint(Fingerprinter.fingerprint(live))) {
            return Optional.empty();
        }
        for (var before = 0; before < statements.size(); before++) {
            var statement = statements.get(before);
            if (statement.transactional()) {
                continue;
            }
            var leftover = leftovers.apply(live, statement.sql());
            if (leftover.isPresent()) {
                var without = Fingerprinter.fingerprint(leftover.get().without());
                if (without.equals(at(before)) || without.equals(at(before + 1))) {
                    return leftover;
                }
            }
        }
        return Optional.empty();
    }
}
