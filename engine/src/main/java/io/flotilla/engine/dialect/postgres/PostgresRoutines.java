package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Routine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes functions and procedures. */
final class PostgresRoutines implements PostgresObjectWriter<Routine> {

    /**
     * {@code CREATE OR REPLACE} may change neither what comes out nor what arguments are called,
     * and may add defaults but take none away,
     * https://www.postgresql.org/docs/current/sql-createfunction.html.
     */
    @Override
    public boolean altersInPlace(Routine from, Routine to) {
        return from.kind() == to.kind()
                && from.result().equals(to.result())
                && from.defaults() <= to.defaults()
                && keepsNames(from.inputNames(), to.inputNames());
    }

    /** An argument that had no name may get one. */
    private static boolean keepsNames(List<String> from, List<String> to) {
        for (int i = 0; i < from.size(); i++) {
            if (!from.get(i).isEmpty() && !from.get(i).equals(to.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<Draft> create(Routine routine) {
        var phase = Phase.CREATE_ROUTINE;
        var drafts = new ArrayList<Draft>();
        drafts.add(
                Draft.of(phase, routine.definition().replaceFirst("^CREATE OR REPLACE", "CREATE")));
        drafts.addAll(
                PostgresComments.ifAny(
                        routine.comment(),
                        PostgresComments.onRoutine(phase, named(routine), routine.comment())));
        return drafts;
    }

    @Override
    public List<Draft> drop(Routine routine) {
        return List.of(Draft.of(Phase.DROP_ROUTINE, "DROP " + named(routine)));
    }

    @Override
    public List<Draft> alter(Routine from, Routine to) {
        var phase = Phase.CREATE_ROUTINE;
        var drafts = new ArrayList<Draft>();
        if (!from.definition().equals(to.definition())) {
            drafts.add(Draft.of(phase, to.definition()));
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            drafts.add(PostgresComments.onRoutine(phase, named(to), to.comment()));
        }
        return drafts;
    }

    private static String named(Routine routine) {
        return routine.kind() + " " + routine.signature();
    }
}
