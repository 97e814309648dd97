package io.flotilla.orchestrator.rollout.shard;

import io.flotilla.engine.apply.Attempt;
import io.flotilla.engine.apply.AttemptOutcome;
import io.flotilla.engine.apply.AttemptOutcome.Failed;
import io.flotilla.engine.apply.Connections;
import io.flotilla.engine.apply.Lookout;
import io.flotilla.engine.apply.PlanRunner;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.inspect.KnownDigests;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.tool.Tools;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.orchestrator.rollout.Rollout;
import io.flotilla.orchestrator.rollout.shard.Ending.DatabaseTrouble;
import io.flotilla.registry.credential.CredentialUnavailable;
import io.flotilla.registry.database.Database;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes attempts on one database's targets; for any number of threads. */
final class Attempts {

    private final Rollout rollout;
    private final Database database;
    private final Map<String, Plan> plans;
    private final Dialect dialect;
    private final Lookout lookout;
    private final PlanRunner runner;
    private final TargetPools pools;
    private final Endings endings;

    /** Whether the last target to be attempted or seen was where it should be. */
    private volatile boolean nothingToDo = true;

    Attempts(
            Rollout rollout,
            Database database,
            Map<String, Plan> plans,
            TargetPools pools,
            Tools tools) {
        this.rollout = rollout;
        this.database = database;
        this.plans = Map.copyOf(plans);
        this.dialect = Dialects.require(database.dialect());
        var digests = new KnownDigests();
        this.lookout = new Lookout(dialect, digests);
        this.runner = new PlanRunner(dialect, digests).with(tools);
        this.pools = pools;
        this.endings = new Endings(rollout.direction(), rollout.spec().retry());
    }

    /** The connections one attempt may hold at a time: the most any of the plans needs. */
    int connections() {
        return dialect.targetSessions().keepLockOverTransactions()
                        || plans.values().stream()
                                .allMatch(plan -> plan.transactional(rollout.direction()))
                ? 1
                : 2;
    }

    Plan plan(ClaimedTarget target) {
        var plan = plans.get(target.planDigest());
        if (plan == null) {
            throw new IllegalStateException("no plan " + target.planDigest());
        }
        return plan;
    }

    /**
     * What many targets are like before their attempts, by schema; never throws, and leaves out
     * what it cannot tell. It asks only where the last target had nothing left to do: elsewhere,
     * attempts look.
     */
    Map<String, Fingerprint> look(Collection<ClaimedTarget> targets) {
        if (connections() > 1 || !nothingToDo) {
            return Map.of();
        }
        try (var lease = pools.lease(database, 1)) {
            return lookout.look(
                    targets.stream().map(target -> attempt(target, plan(target))).toList(), lease);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        } catch (RuntimeException | Error e) {
            // the attempts will meet it, and say what it means
            return Map.of();
        }
    }

    /** How the attempt ends where there is nothing to do. Opens no connection. */
    Optional<Ending> settled(ClaimedTarget target, Fingerprint seen) {
        var attempt = attempt(target, plan(target));
        return runner.settled(attempt, seen)
                .map(outcome -> ending(outcome, target, attempt.plan(), null));
    }

    /** Never throws: whatever happens is an ending. */
    Ending attempt(ClaimedTarget target, Journal journal) {
        var unopened = new AtomicReference<SQLException>();
        try (var lease = pools.lease(database, connections())) {
            var plan = plan(target);
            var outcome = runner.run(attempt(target, plan), noting(lease, unopened), journal);
            return ending(outcome, target, plan, unopened.get());
        } catch (StaleEpoch e) {
            return new Ending.Superseded();
        } catch (CredentialUnavailable e) {
            return new DatabaseTrouble(String.valueOf(e.getMessage()), target.uncertain());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ending.NotBegun();
        } catch (RuntimeException | Error e) {
            return endings.broken(e, target);
        }
    }

    private Attempt attempt(ClaimedTarget target, Plan plan) {
        return new Attempt(
                target.schemaName(),
                plan,
                rollout.direction(),
                target.epoch(),
                "rollout-" + rollout.id(),
                rollout.spec().timeouts());
    }

    /** No connection is not the tenant's failure, unless its database is gone. */
    private Ending ending(
            AttemptOutcome outcome,
            ClaimedTarget target,
            Plan plan,
            @Nullable SQLException unopened) {
        nothingToDo = outcome instanceof AttemptOutcome.AlreadyThere;
        return unopened != null && outcome instanceof Failed failed
                ? endings.unopened(failed.kind(), reason(unopened), target)
                : endings.of(outcome, target, plan);
    }

    /** The pool says that it waited, and what for is the cause. */
    private static String reason(SQLException unopened) {
        var said = unopened.getCause() instanceof SQLException cause ? cause : unopened;
        return String.valueOf(said.getMessage()).lines().findFirst().orElse("");
    }

    private static Connections noting(Connections pool, AtomicReference<SQLException> unopened) {
        return () -> {
            try {
                return pool.open();
            } catch (SQLException e) {
                unopened.set(e);
                throw e;
            }
        };
    }
}
