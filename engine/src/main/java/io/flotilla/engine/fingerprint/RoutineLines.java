package io.flotilla.engine.fingerprint;

import io.flotilla.engine.schema.Aggregate;
import io.flotilla.engine.schema.Operator;
import io.flotilla.engine.schema.Routine;
import java.util.stream.Stream;

/** The lines of functions, procedures, aggregates and operators. */
final class RoutineLines {

    private RoutineLines() {}

    static Stream<Line> routine(Routine routine) {
        var kind =
                switch (routine.kind()) {
                    case FUNCTION -> "function";
                    case PROCEDURE -> "procedure";
                };
        return Stream.of(
                new Line(kind, routine.signature())
                        .with("definition", routine.definition())
                        .with("comment", routine.comment()));
    }

    static Line operator(Operator operator) {
        return new Line("operator", operator.signature())
                .with("function", operator.function())
                .with("commutator", operator.commutator())
                .with("negator", operator.negator())
                .with("restriction", operator.restriction())
                .with("join", operator.join())
                .with("hashes", operator.hashes())
                .with("merges", operator.merges())
                .with("comment", operator.comment());
    }

    static Stream<Line> aggregate(Aggregate aggregate) {
        return Stream.of(
                new Line("aggregate", aggregate.signature())
                        .with("arguments", aggregate.head())
                        .with("result", aggregate.result())
                        .with("options", aggregate.options())
                        .with("comment", aggregate.comment()));
    }
}
