package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.LedgerEntry;
import io.flotilla.engine.dialect.TargetSession;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.plan.Plan;
import java.sql.SQLException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the target's ledger has to say of an attempt. A plan without statements about rows has no
 * use for it: there the fingerprint says everything.
 */
final class RunLedger {

    private final Plan plan;
    private final Plan.Direction direction;
    private final Course course;
    private final TargetSession session;
    private final boolean needed;
    private @Nullable LedgerEntry entry;

    RunLedger(Attempt attempt, Course course, TargetSession session) {
        this.plan = attempt.plan();
        this.direction = attempt.direction();
        this.course = course;
        this.session = session;
        this.needed = plan.hasData();
    }

    void open() throws SQLException {
        if (needed) {
            session.openLedger();
        }
    }

    void read() throws SQLException {
        if (needed) {
            entry = session.ledger().orElse(null);
        }
    }

    /** Where the target stands, by its fingerprint and by what the ledger knows of this run. */
    OptionalInt position(Fingerprint live) {
        var own = ofRun(direction);
        return own == null ? course.position(live) : course.position(live, own.position());
    }

    /**
     * Whether a run in the other direction ended half way, so that nobody could tell which of the
     * statements about rows that are left here have something to undo.
     */
    boolean isCrossed(Fingerprint live, int position) {
        var opposite =
                direction == Plan.Direction.FORWARD
                        ? Plan.Direction.REVERT
                        : Plan.Direction.FORWARD;
        var other = ofRun(opposite);
        if (other == null || !course.hasDataAfter(position)) {
            return false;
        }
        var way = Course.of(plan, opposite);
        var reached = way.position(live, other.position());
        return reached.isEmpty() || reached.getAsInt() != way.statements().size();
    }

    /** Whether an earlier attempt has begun with what comes at the position. */
    boolean hasBegun(int position) {
        return rows(position) > 0 || place(position) != null;
    }

    /** The rows that batches of the statement at the position have changed. */
    long rows(int position) {
        var own = ofRun(direction);
        return own != null && own.position() == position ? own.rows() : 0;
    }

    @Nullable String place(int position) {
        var own = ofRun(direction);
        return own != null && own.position() == position ? own.place() : null;
    }

    /** In the transaction: everything up to the position is done when this commits. */
    void reached(int position) throws SQLException {
        reached(position, 0, null);
    }

    void reached(int position, long rows, @Nullable String place) throws SQLException {
        if (needed) {
            entry = new LedgerEntry(plan.digest(), direction, position, rows, place);
            session.record(entry);
        }
    }

    /** Whether the last run led the other way, so that the next one there begins anew. */
    boolean isToTurn() {
        return needed
                && entry != null
                && entry.plan().equals(plan.digest())
                && ofRun(direction) == null;
    }

    private @Nullable LedgerEntry ofRun(Plan.Direction wanted) {
        return entry != null
                        && entry.plan().equals(plan.digest())
                        && entry.direction() == wanted
                        && entry.position() <= plan.statements(wanted).size()
                ? entry
                : null;
    }
}
