package io.flotilla.engine.fingerprint;

import io.flotilla.engine.schema.Aggregate;
import io.flotilla.engine.schema.Routine;
import java.util.stream.Stream;

/** The lines of functions, procedures and aggregates. */
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

    static Stream<Line> aggregate(Aggregate aggregate) {
        return Stream.of(
                new Line("aggregate", aggregate.signature())
                        .with("arguments", aggregate.head())
                        .with("result", aggregate.result())
                        .with("options", aggregate.options())
                        .with("comment", aggregate.comment()));
    }
}
