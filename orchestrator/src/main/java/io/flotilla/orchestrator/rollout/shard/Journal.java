package io.flotilla.orchestrator.rollout.shard;

import io.flotilla.engine.apply.AttemptListener;
import io.flotilla.engine.plan.Statement;
import io.flotilla.orchestrator.CrashPoint;
import io.flotilla.orchestrator.rollout.RolloutState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Follows one attempt. The intent of a statement that commits by itself is in the control database
 * before it runs; the rest is kept in memory for the shard's next write.
 */
final class Journal implements AttemptListener {

    private static final Logger LOG = Logger.getLogger(Journal.class);

    private final Jdbi jdbi;
    private final long rolloutId;
    private final ClaimedTarget target;
    private final ShardMetrics metrics;
    private final Consumer<CarriedOut> results;
    private volatile @Nullable Progress progress;

    Journal(
            Jdbi jdbi,
            long rolloutId,
            ClaimedTarget target,
            ShardMetrics metrics,
            Consumer<CarriedOut> results) {
        this.jdbi = jdbi;
        this.rolloutId = rolloutId;
        this.target = target;
        this.metrics = metrics;
        this.results = results;
    }

    /** A journaled statement that has run. */
    record CarriedOut(long epoch, int position) {}

    /** The statement under way, counted from 1. */
    record Progress(int statement, int statements) {}

    @Nullable Progress progress() {
        return progress;
    }

    @Override
    public void locked(Duration took) {
        metrics.locked(took);
    }

    @Override
    public void statementStarting(int position, int total, Statement statement) {
        progress = new Progress(position, total);
        if (!statement.transactional()) {
            var written =
                    jdbi.withExtension(
                            ShardDao.class,
                            dao ->
                                    dao.intend(
                                            rolloutId,
                                            target.targetId(),
                                            target.epoch(),
                                            position,
                                            statement.shown()));
            if (written == 0) {
                throw new StaleEpoch(target.epoch());
            }
        }
        CrashPoint.STATEMENT_STARTING.pass();
    }

    @Override
    public void statementFinished(int position, int total, Statement statement, Duration took) {
        CrashPoint.STATEMENT_FINISHED.pass();
        metrics.statement(statement.transactional(), "done", took);
        if (!statement.transactional()) {
            results.accept(new CarriedOut(target.epoch(), position));
        }
    }

    /** While the control database does not answer, the target's own lock and fence protect. */
    @Override
    public boolean mayGoOn(int position, int total, Statement statement) {
        Optional<String> state;
        try {
            state =
                    jdbi.withExtension(
                            ShardDao.class,
                            dao -> dao.findState(rolloutId, target.targetId(), target.epoch()));
        } catch (JdbiException e) {
            LOG.warnf("No leave for a tool can be had, so it goes on: %s", e.getMessage());
            return true;
        }
        return !state.orElseThrow(() -> new StaleEpoch(target.epoch()))
                .equals(RolloutState.ABORTED.label());
    }

    @Override
    public void toolSaid(int position, Statement statement, String line) {
        LOG.infof(
                "%s on %s of tenant %s: %s",
                statement.tool(), target.schemaName(), target.tenant(), line);
    }

    @Override
    public void statementFailed(int position, int total, Statement statement, Duration took) {
        metrics.statement(statement.transactional(), "failed", took);
    }
}
