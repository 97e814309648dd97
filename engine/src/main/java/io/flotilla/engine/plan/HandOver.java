package io.flotilla.engine.plan;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.ScratchSchemas.Ran;
import io.flotilla.engine.plan.Plan.Direction;
import java.sql.SQLException;
import java.util.List;

/**
 * Runs the statements of a plan on a stage, where the server itself does what a tool is to do on
 * targets, and settles which of them are a tool's.
 */
final class HandOver {

    private final Dialect dialect;
    private final Stage stage;
    private final boolean asWritten;
    private final List<String> findings;

    /**
     * @param asWritten whether a tool is named by a person and not only asked for
     * @param findings where it is told what a tool is asked for and cannot have
     */
    HandOver(Dialect dialect, Stage stage, boolean asWritten, List<String> findings) {
        this.dialect = dialect;
        this.stage = stage;
        this.asWritten = asWritten;
        this.findings = findings;
    }

    /** The same statements, asking for the tools that a policy has for their tables. */
    static List<Statement> asking(Dialect dialect, List<Statement> statements, PlanPolicy policy) {
        var changes = dialect.onlineChanges();
        return statements.stream()
                .map(
                        statement ->
                                statement.transactional()
                                                || changes.refusal(statement.sql()).isPresent()
                                        ? statement
                                        : statement.withTool(
                                                policy.copyWith(
                                                        changes.task(statement.sql()).table())))
                .toList();
    }

    Ran run(Statement statement, Direction direction, int position) throws SQLException {
        var tool = statement.tool();
        if (tool == null) {
            return stage.run(statement, asWritten);
        }
        var changes = dialect.onlineChanges();
        var before = stage.inspect();
        if (asWritten) {
            var refusal = changes.refusal(statement.sql(), before);
            if (refusal.isPresent()) {
                throw PlanNotProven.at(
                        direction,
                        position,
                        "cannot be handed to %s: %s".formatted(tool, refusal.get()),
                        statement.sql());
            }
            stage.run(statement, true);
            return Ran.asWritten(statement.withRisksOfTool(changes.task(statement.sql()).table()));
        }
        var reservation = changes.reservation(statement, before);
        if (reservation.isEmpty()) {
            return stage.run(statement, false);
        }
        var ran = stage.run(statement.withTool(null), false);
        if (!ran.checks().isEmpty()) {
            findings.add(
                    "%s is copied by the server and not by %s: %s"
                            .formatted(
                                    changes.task(statement.sql()).table(),
                                    tool,
                                    reservation.get()));
        }
        return ran;
    }
}
