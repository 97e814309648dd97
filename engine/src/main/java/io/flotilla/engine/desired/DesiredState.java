package io.flotilla.engine.desired;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.ScratchSchemas.Scratch;
import io.flotilla.engine.dialect.ScriptReader.ScriptStatement;
import io.flotilla.engine.dialect.ScriptReader.Verdict;
import io.flotilla.engine.dialect.TrashBin;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Loads a desired state by running it in a scratch schema, which is always dropped. */
public final class DesiredState {

    /** After as many statements the locks they hold are let go. */
    private static final int BATCH = 200;

    private final Dialect dialect;
    private final Connection connection;
    private final Scratch scratch;
    private final List<Ran> ran = new ArrayList<>();
    private int sinceCommit;
    private boolean checksBodies = true;

    /**
     * @param readable whether the server had nothing against its body, or the script will not have
     *     it read
     */
    private record Ran(SourceFile file, ScriptStatement statement, boolean readable) {}

    private DesiredState(Dialect dialect, Connection connection, Scratch scratch) {
        this.dialect = dialect;
        this.connection = connection;
        this.scratch = scratch;
    }

    /**
     * Runs the files in order and inspects the result. The connection must be in autocommit and
     * comes back as it was; its role needs the right to create a schema.
     *
     * @throws DesiredStateInvalid if a statement is refused or fails, or makes something that is
     *     not modelled
     */
    public static Schema load(Dialect dialect, Connection connection, List<SourceFile> files)
            throws SQLException {
        Renames.read(dialect, files);
        try (var scratch = dialect.scratchSchemas().open(connection)) {
            return new DesiredState(dialect, connection, scratch).load(files);
        }
    }

    /** In transactions, so that what strays outside the scratch schema is undone. */
    private Schema load(List<SourceFile> files) throws SQLException {
        connection.setAutoCommit(false);
        for (var file : files) {
            for (var statement : statements(file)) {
                run(file, statement);
            }
        }
        refuseStrays();
        refuseBrokenBodies();
        refuseTrash();
        try {
            return dialect.inspector().inspect(connection, scratch.name());
        } catch (UnsupportedObject e) {
            throw new DesiredStateInvalid(
                    "the desired state holds what Flotilla does not model: "
                            + String.join("; ", e.objects()));
        }
    }

    private List<ScriptStatement> statements(SourceFile file) {
        try {
            return dialect.scriptReader().read(file.sql());
        } catch (IllegalArgumentException e) {
            throw new DesiredStateInvalid(file.path() + ": " + e.getMessage());
        }
    }

    private void run(SourceFile file, ScriptStatement statement) throws SQLException {
        switch (statement.verdict()) {
            case Verdict.Ignore() -> {}
            case Verdict.CheckBodies(var check) -> checksBodies = check;
            case Verdict.LeaveOut _ -> {}
            case Verdict.Refuse(var reason) -> throw invalid(file, statement, 0, reason);
            case Verdict.Run(var transactional) -> {
                if (!transactional) {
                    refuseStrays();
                    connection.setAutoCommit(true);
                } else if (++sinceCommit == BATCH) {
                    refuseStrays();
                    connection.commit();
                    sinceCommit = 0;
                }
                ran.add(new Ran(file, statement, execute(file, statement, transactional)));
                connection.setAutoCommit(false);
            }
        }
    }

    private boolean execute(SourceFile file, ScriptStatement statement, boolean transactional) {
        try {
            if (transactional && checksBodies) {
                return scratch.executeReadingBody(statement.sql());
            }
            scratch.execute(statement.sql());
            return true;
        } catch (SQLException e) {
            var fault = dialect.scriptReader().faultOffset(e);
            throw invalid(file, statement, fault, String.valueOf(e.getMessage()));
        }
    }

    private void refuseStrays() throws SQLException {
        var strays = dialect.scriptReader().listStrays(connection, scratch.name());
        if (!strays.isEmpty()) {
            throw new DesiredStateInvalid(
                    "the desired state leaves the tenant's schema: " + String.join("; ", strays));
        }
    }

    /** Inspection would not see it. */
    private void refuseTrash() throws SQLException {
        var trash = dialect.trashBin().list(connection, scratch.name());
        if (!trash.isEmpty()) {
            throw new DesiredStateInvalid(
                    "the desired state has %s: names that begin with %s are those of what plans dropped"
                            .formatted(trash.getFirst().title(), TrashBin.PREFIX));
        }
    }

    /**
     * Bodies may use what is made after them, so they are read once more when all is there. One
     * that was fine when it was made may have lost what it names since, as on any server; a plan
     * that leads there says so.
     */
    private void refuseBrokenBodies() throws SQLException {
        if (ran.stream().allMatch(Ran::readable)) {
            return;
        }
        for (var broken : dialect.scriptReader().listBrokenBodies(connection, scratch.name())) {
            var maker =
                    ran.reversed().stream()
                            .filter(it -> it.statement().sql().contains(broken.body()))
                            .findFirst();
            if (maker.isPresent() && !maker.get().readable()) {
                throw invalid(
                        maker.get().file(),
                        maker.get().statement(),
                        0,
                        "the body of %s is none: %s; where that is meant, write SET check_function_bodies = off before it"
                                .formatted(broken.routine(), broken.reason()));
            }
        }
    }

    private static DesiredStateInvalid invalid(
            SourceFile file, ScriptStatement statement, int fault, String reason) {
        var line = file.lineAt(statement.offset() + fault);
        return new DesiredStateInvalid(file.path(), line, statement.sql(), reason);
    }
}
