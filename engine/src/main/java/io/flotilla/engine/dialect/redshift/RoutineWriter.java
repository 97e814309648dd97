package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Routine;
import java.util.List;

/** Functions and procedures, which only those that look alike from outside can replace. */
final class RoutineWriter {

    private RoutineWriter() {}

    static Draft create(Routine routine) {
        return Draft.of(Phase.CREATE_ROUTINE, routine.definition()).creating(routine.objectName());
    }

    static Draft drop(Routine routine) {
        return Draft.of(
                        Phase.DROP_ROUTINE,
                        "DROP %s %s".formatted(routine.kind().name(), routine.signature()))
                .dropping(routine.objectName());
    }

    static List<Draft> alter(Routine from, Routine to, boolean anew) {
        var alike =
                from.kind() == to.kind()
                        && from.result().equals(to.result())
                        && from.inputNames().equals(to.inputNames());
        return alike && !anew
                ? List.of(Draft.of(Phase.CREATE_ROUTINE, to.definition()).altering(to.objectName()))
                : List.of(drop(from), create(to));
    }
}
