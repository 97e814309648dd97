package io.flotilla.engine.apply;

import io.flotilla.engine.ShortDuration;
import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.dialect.OnlineChanges;
import io.flotilla.engine.dialect.TargetSession;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.tool.ToolRun;
import io.flotilla.engine.tool.ToolTask;
import io.flotilla.engine.tool.Tools;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Has tools carry statements out while the target's session is idle but for a look, every few
 * seconds, at its lock and fence: it keeps the server from ending the session, and ends the tool
 * within that time where the target is somebody else's by now. For one thread.
 */
final class HandedOver {

    /** Well within the time after which the server ends an idle session. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final int LINES_TOLD = 3;

    private final String schema;
    private final OnlineChanges changes;
    private final Tools tools;
    private final TargetSession session;
    private final AttemptListener listener;

    HandedOver(
            String schema,
            OnlineChanges changes,
            Tools tools,
            TargetSession session,
            AttemptListener listener) {
        this.schema = schema;
        this.changes = changes;
        this.tools = tools;
        this.session = session;
        this.listener = listener;
    }

    /** Why a tool did not do what it was to do. */
    record Trouble(FailureKind kind, String message) {}

    /** Why a course may not be run, as far as its tools go; touches nothing. */
    static Optional<String> refusal(
            Course course, String schema, OnlineChanges changes, Tools tools) {
        var statements = course.statements();
        for (var at = 0; at < statements.size(); at++) {
            var statement = statements.get(at);
            var tool = statement.tool();
            if (tool == null) {
                continue;
            }
            var reason =
                    statement.transactional()
                            ? Optional.of("a tool shares no transaction")
                            : changes.refusal(statement.sql())
                                    .or(
                                            () ->
                                                    tools.refusal(
                                                            tool,
                                                            task(schema, changes, statement)));
            if (reason.isPresent()) {
                return Optional.of("statement %d: %s".formatted(at + 1, reason.get()));
            }
        }
        return Optional.empty();
    }

    private static ToolTask task(String schema, OnlineChanges changes, Statement statement) {
        var task = changes.task(statement.sql());
        return new ToolTask(schema, task.table(), task.alter());
    }

    /**
     * Blocks until the tool has ended well, or is ended; it never outlives this.
     *
     * @throws SQLException if the session is lost
     */
    Optional<Trouble> run(Statement statement, int position, int total) throws SQLException {
        var tool = Objects.requireNonNull(statement.tool());
        try (var run =
                tools.start(
                        tool,
                        task(schema, changes, statement),
                        line -> listener.toolSaid(position, statement, line))) {
            return await(run, statement, tool, position, total);
        } catch (IOException e) {
            return Optional.of(
                    new Trouble(
                            FailureKind.TOOL_FAILED,
                            "%s did not start: %s".formatted(tool, e.getMessage())));
        }
    }

    private Optional<Trouble> await(
            ToolRun run, Statement statement, String tool, int position, int total)
            throws SQLException {
        var timeout = tools.timeout(tool);
        var deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            OptionalInt exit;
            try {
                var left = Duration.ofNanos(deadline - System.nanoTime());
                exit = run.await(left.compareTo(LOOK) < 0 ? left : LOOK);
            } catch (InterruptedException e) {
                run.end();
                Thread.currentThread().interrupt();
                return Optional.of(
                        new Trouble(
                                FailureKind.CANCELLED,
                                "interrupted: %s was ended".formatted(tool)));
            }
            if (exit.isPresent()) {
                return ofExit(tool, exit.getAsInt(), run);
            }
            if (System.nanoTime() - deadline >= 0) {
                run.end();
                return Optional.of(
                        new Trouble(
                                FailureKind.STATEMENT_TIMEOUT,
                                "%s was ended after its timeout of %s%s"
                                        .formatted(
                                                tool,
                                                ShortDuration.format(timeout),
                                                said(run.lastLines()))));
            }
            session.confirm();
            if (!listener.mayGoOn(position, total, statement)) {
                run.end();
                return Optional.of(
                        new Trouble(
                                FailureKind.CANCELLED, "called off: %s was ended".formatted(tool)));
            }
        }
    }

    private static Optional<Trouble> ofExit(String tool, int code, ToolRun run) {
        return code == 0
                ? Optional.empty()
                : Optional.of(
                        new Trouble(
                                FailureKind.TOOL_FAILED,
                                "%s ended with exit code %d%s"
                                        .formatted(tool, code, said(run.lastLines()))));
    }

    private static String said(List<String> lines) {
        var last = lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size());
        return last.isEmpty() ? ", without a word" : ": " + String.join(" / ", last);
    }
}
