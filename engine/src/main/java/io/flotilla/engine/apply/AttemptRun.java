package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.TargetFenced;
import io.flotilla.engine.dialect.TargetSession;
import io.flotilla.engine.dialect.TargetUnguarded;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.inspect.KnownDigests;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.plan.Statement.Batch;
import io.flotilla.engine.tool.Tools;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One attempt in the making: the order of its acts, and how far it got. For one thread. */
final class AttemptRun {

    /** What is going on, and so what a lost connection leaves open. */
    private enum Doing {
        NOTHING_LASTING,
        COMMITTING,
        STATEMENT_ALONE
    }

    private static final String CROSSED =
            "an earlier run of the plan ended half way in the other direction, and what is left to run"
                    + " here changes rows: run the plan to its end there first";

    private static final String JUST_ENDED =
            "an older attempt, which was ended just now and whose tool may take a moment longer";

    private final Attempt attempt;
    private final Course course;
    private final Dialect dialect;
    private final TargetSession session;
    private final LockWaits waits;
    private final Sight sight;
    private final AttemptListener listener;
    private final RunLedger ledger;
    private final Progress progress;
    private final HandedOver handedOver;
    private final Remains remains;

    private Doing doing = Doing.NOTHING_LASTING;
    private boolean clear;
    private @Nullable Fingerprint committed;

    AttemptRun(
            Attempt attempt,
            Course course,
            Dialect dialect,
            TargetSession session,
            @Nullable KnownDigests digests,
            Tools tools,
            AttemptListener listener) {
        this.attempt = attempt;
        this.course = course;
        this.dialect = dialect;
        this.session = session;
        this.waits = new LockWaits(dialect.failureClassifier(), listener);
        this.sight = new Sight(session, digests, waits);
        this.listener = listener;
        this.ledger = new RunLedger(attempt, course, session);
        this.progress = new Progress(course, listener);
        this.handedOver =
                new HandedOver(attempt.schema(), dialect.onlineChanges(), tools, session, listener);
        this.remains = new Remains(attempt.plan(), course, dialect, session);
    }

    /** Once more, where all that was in the way was an older attempt at the same. */
    AttemptOutcome outcome() {
        var outcome = once();
        return clear ? once() : outcome;
    }

    private AttemptOutcome once() {
        try {
            return run();
        } catch (SQLException e) {
            return failure(e);
        } catch (TargetFenced e) {
            return new AttemptOutcome.Fenced(e.epoch());
        } catch (SchemaNotFound e) {
            return new AttemptOutcome.Gone("schema '%s' does not exist".formatted(e.schema()));
        } catch (UnsupportedObject e) {
            return failed(FailureKind.UNSUPPORTED, message(e));
        } catch (TargetUnguarded e) {
            return failed(FailureKind.OTHER, message(e));
        }
    }

    private AttemptOutcome run() throws SQLException {
        if (course.transactional()) {
            session.open();
            ledger.open();
            var hazards = new Stretch(0, course.statements()).hazards();
            committed = sight.begin(hazards);
            return runFrom(committed, false);
        }
        waits.run(session::open);
        ledger.open();
        var schema = session.inspect();
        var leftover = course.leftover(schema, dialect.targetSessions()::leftover);
        if (leftover.isPresent()) {
            session.executeAlone(leftover.get().removal());
            schema = session.inspect();
        }
        committed = Fingerprinter.fingerprint(schema);
        return runFrom(committed, leftover.isPresent());
    }

    private AttemptOutcome runFrom(Fingerprint live, boolean cleared) throws SQLException {
        ledger.read();
        var position = ledger.position(live);
        if (position.isEmpty()) {
            return unchanged(elsewhere());
        }
        if (ledger.isCrossed(live, position.getAsInt())) {
            return unchanged(failed(FailureKind.OTHER, CROSSED));
        }
        return position.getAsInt() == course.statements().size() && !cleared
                ? alreadyThere()
                : goOn(position.getAsInt());
    }

    /** With the schema as it is at the very moment of saying so. */
    private AttemptOutcome elsewhere() throws SQLException {
        var schema = session.inspect();
        return remains.ofTool(schema)
                .<AttemptOutcome>map(AttemptOutcome.Blocked::new)
                .orElseGet(
                        () ->
                                new AttemptOutcome.Drifted(
                                        Fingerprinter.fingerprint(schema), schema));
    }

    private AttemptOutcome alreadyThere() throws SQLException {
        if (ledger.isToTurn()) {
            if (!course.transactional()) {
                session.begin(List.of());
            }
            ledger.reached(course.statements().size());
        }
        return unchanged(new AttemptOutcome.AlreadyThere());
    }

    private AttemptOutcome goOn(int position) throws SQLException {
        for (var stretch : course.stretchesFrom(position)) {
            var batch = stretch.batch();
            var ending =
                    batch != null
                            ? inBatches(stretch, batch)
                            : stretch.transactional() ? together(stretch) : alone(stretch);
            if (ending.isPresent()) {
                return ending.get();
            }
        }
        return position == 0 ? new AttemptOutcome.Applied() : new AttemptOutcome.Resumed(position);
    }

    /** Nothing ran, but that this epoch has been here must stay. */
    private AttemptOutcome unchanged(AttemptOutcome outcome) throws SQLException {
        session.commit();
        return outcome;
    }

    private Optional<AttemptOutcome> together(Stretch stretch) throws SQLException {
        var obstacle = course.transactional() ? obstacle(stretch) : begin(stretch);
        if (obstacle.isPresent()) {
            return Optional.of(unchanged(obstacle.get()));
        }
        var reached = sight.mayGoTogether(stretch) ? inOneGo(stretch) : oneByOne(stretch);
        if (!reached.equals(course.at(stretch.end()))) {
            session.rollback();
            return Optional.of(wrongEnd(stretch, reached, "; all of it was rolled back"));
        }
        ledger.reached(stretch.end());
        commit();
        committed = reached;
        return Optional.empty();
    }

    private Fingerprint oneByOne(Stretch stretch) throws SQLException {
        if (stretch.drops()) {
            session.keepGrants();
        }
        for (var position = stretch.start() + 1; position <= stretch.end(); position++) {
            progress.run(
                    position,
                    sql -> {
                        session.execute(sql);
                        return true;
                    });
        }
        session.restoreGrants();
        return course.transactional() ? sight.look() : Fingerprinter.fingerprint(session.inspect());
    }

    /** The listener hears of them afterwards, and each is said to have taken as long. */
    private Fingerprint inOneGo(Stretch stretch) throws SQLException {
        var ran = new AtomicInteger();
        var began = System.nanoTime();
        progress.starting(stretch.start() + 1);
        Optional<String> digest;
        try {
            digest = session.executeTogether(stretch.sql(), ran);
        } finally {
            progress.tell(stretch, ran.get(), System.nanoTime() - began);
        }
        return sight.of(digest);
    }

    /** A transaction in which the schema is where the plan has it. */
    private Optional<AttemptOutcome> begin(Stretch stretch) throws SQLException {
        waits.run(() -> session.begin(stretch.hazards()));
        var schema = session.inspect();
        var live = Fingerprinter.fingerprint(schema);
        return live.equals(course.at(stretch.start()))
                ? obstacle(stretch)
                : Optional.of(new AttemptOutcome.Drifted(live, schema));
    }

    private void commit() throws SQLException {
        doing = Doing.COMMITTING;
        session.commit();
        doing = Doing.NOTHING_LASTING;
    }

    private Optional<AttemptOutcome> inBatches(Stretch stretch, Batch batch) throws SQLException {
        var obstacle = begin(stretch);
        if (obstacle.isPresent()) {
            return Optional.of(unchanged(obstacle.get()));
        }
        var batches = new Batches(session, course, ledger, listener, this::commit);
        var results = new ArrayList<Batches.Result>();
        progress.run(
                stretch.end(),
                _ -> {
                    results.add(batches.run(stretch, batch));
                    return results.getFirst() instanceof Batches.Result.Done;
                });
        return switch (results.getFirst()) {
            case Batches.Result.Done(var reached) -> {
                committed = reached;
                yield Optional.empty();
            }
            case Batches.Result.Endless(var rows) -> Optional.of(endless(stretch, rows));
            case Batches.Result.Elsewhere(var reached) ->
                    Optional.of(wrongEnd(stretch, reached, ""));
            case Batches.Result.Interrupted() -> Optional.of(interrupted(stretch));
        };
    }

    private AttemptOutcome endless(Stretch stretch, long again) {
        return new AttemptOutcome.Failed(
                FailureKind.WRONG_END,
                stretch.end(),
                null,
                "statement %d would never end: of the rows a batch changed, %d still meet its condition; the batch was rolled back"
                        .formatted(stretch.end(), again),
                committed);
    }

    private Optional<AttemptOutcome> alone(Stretch stretch) throws SQLException {
        var statement = stretch.statements().getFirst();
        if (statement.tool() != null && clear) {
            return Optional.of(new AttemptOutcome.Blocked(JUST_ENDED));
        }
        session.begin(List.of());
        var obstacle = obstacle(stretch);
        if (obstacle.isEmpty()) {
            ledger.reached(stretch.start());
        }
        session.commit();
        if (obstacle.isPresent()) {
            return obstacle;
        }
        session.confirm();
        var trouble = new ArrayList<HandedOver.Trouble>();
        progress.run(
                stretch.end(),
                _ -> {
                    doing = Doing.STATEMENT_ALONE;
                    carryOut(statement, stretch.end()).ifPresent(trouble::add);
                    doing = Doing.NOTHING_LASTING;
                    return trouble.isEmpty();
                });
        if (!trouble.isEmpty()) {
            return Optional.of(remains.after(trouble.getFirst(), stretch.end()));
        }
        committed = Fingerprinter.fingerprint(session.inspect());
        return committed.equals(course.at(stretch.end()))
                ? Optional.empty()
                : Optional.of(wrongEnd(stretch, committed, ""));
    }

    private Optional<HandedOver.Trouble> carryOut(Statement statement, int position)
            throws SQLException {
        if (statement.tool() != null) {
            return handedOver.run(statement, position, course.statements().size());
        }
        session.executeAlone(statement.sql());
        return Optional.empty();
    }

    /** Why a stretch may not be run, as far as the target's data and our own process go. */
    private Optional<AttemptOutcome> obstacle(Stretch stretch) throws SQLException {
        if (stretch.start() == 0 && !ledger.hasBegun(0)) {
            for (var check : attempt.plan().checks(attempt.direction())) {
                if (!session.holds(check)) {
                    return Optional.of(new AttemptOutcome.CheckFailed(check));
                }
            }
        }
        return Thread.currentThread().isInterrupted()
                ? Optional.of(interrupted(stretch))
                : Optional.empty();
    }

    private AttemptOutcome interrupted(Stretch stretch) {
        return failed(
                FailureKind.CANCELLED, "interrupted before statement " + (stretch.start() + 1));
    }

    private AttemptOutcome failure(SQLException e) {
        var kind = dialect.failureClassifier().classify(e);
        if (kind == FailureKind.CONNECTION_LOST) {
            return doing == Doing.NOTHING_LASTING
                    ? failed(kind, e, null)
                    : new AttemptOutcome.Unknown(Failures.message(e));
        }
        if (kind == FailureKind.SCHEMA_GONE) {
            return new AttemptOutcome.Gone(Failures.message(e));
        }
        var by = kind == FailureKind.LOCK_TIMEOUT ? blocker() : "";
        var left =
                doing == Doing.STATEMENT_ALONE ? remains.cleanedUp(progress.running()) : committed;
        return kind == FailureKind.LOCK_TIMEOUT
                ? new AttemptOutcome.Blocked(by)
                : failed(kind, e, left);
    }

    private String blocker() {
        try {
            session.rollback();
            var blocker = session.blocker();
            if (!session.endOlder()) {
                return blocker;
            }
            clear = !progress.begun();
            return blocker + "; it belonged to an older attempt and was ended";
        } catch (SQLException e) {
            return "a session that could not be read: " + Failures.message(e);
        }
    }

    private static String message(RuntimeException e) {
        return Objects.requireNonNullElse(e.getMessage(), "");
    }

    private AttemptOutcome wrongEnd(Stretch stretch, Fingerprint reached, String what) {
        return new AttemptOutcome.Failed(
                FailureKind.WRONG_END,
                stretch.end(),
                null,
                "after statement %d the schema is %s and not %s as proven%s"
                        .formatted(stretch.end(), reached, course.at(stretch.end()), what),
                committed);
    }

    private AttemptOutcome failed(FailureKind kind, String message) {
        return new AttemptOutcome.Failed(kind, null, null, message, committed);
    }

    private AttemptOutcome failed(
            FailureKind kind, SQLException failure, @Nullable Fingerprint left) {
        return new AttemptOutcome.Failed(
                kind,
                progress.running() == 0 ? null : progress.running(),
                failure.getSQLState(),
                Failures.message(failure),
                left);
    }
}
