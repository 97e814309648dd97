package io.flotilla.orchestrator.provision;

import io.flotilla.engine.apply.Attempt;
import io.flotilla.engine.apply.Attempt.Timeouts;
import io.flotilla.engine.apply.AttemptListener;
import io.flotilla.engine.apply.AttemptOutcome;
import io.flotilla.engine.apply.PlanRunner;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.pool.Lease;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.orchestrator.release.NewSchemaPlanner;
import io.flotilla.orchestrator.release.Release;
import io.flotilla.orchestrator.release.ReleaseService;
import io.flotilla.orchestrator.scan.RecordedState;
import io.flotilla.orchestrator.scan.TargetStateDao;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.DatabaseDao;
import io.flotilla.registry.target.NewTarget;
import io.flotilla.registry.target.Target;
import io.flotilla.registry.target.TargetDao;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes a new tenant's schema at a release: the plan from nothing to the release is proven, the
 * schema made, the plan run under the target's lock and fence, the schema read again and only then
 * registered. A rollout under way is not concerned: its manifest is settled.
 */
@ApplicationScoped
class Provisioning {

    /** The plan may have statements that commit by themselves. */
    private static final int CONNECTIONS = 2;

    private final Jdbi jdbi;
    private final ReleaseService releases;
    private final NewSchemaPlanner planner;
    private final TargetPools pools;
    private final Audit audit;

    Provisioning(
            Jdbi jdbi,
            ReleaseService releases,
            NewSchemaPlanner planner,
            TargetPools pools,
            Audit audit) {
        this.jdbi = jdbi;
        this.releases = releases;
        this.planner = planner;
        this.pools = pools;
        this.audit = audit;
    }

    /**
     * Blocks until all of it is done. Where it fails, the schema is gone again, or the problem says
     * what is left.
     */
    Provisioned provision(
            String tenant,
            String databaseName,
            String schema,
            String reference,
            Map<String, String> labels,
            String by) {
        var database =
                jdbi.withExtension(DatabaseDao.class, dao -> dao.requireByName(databaseName));
        var release = releases.require(reference, database.dialect());
        var target = new NewTarget(tenant, database.id(), schema, labels);
        jdbi.withExtension(TargetDao.class, dao -> dao.findBySchema(database.id(), schema))
                .ifPresent(
                        known -> {
                            throw taken(known);
                        });
        var plan = planner.plan(release, databaseName);
        make(database, schema, release, plan);
        return register(database, target, release, plan, by);
    }

    private static ProblemException taken(Target known) {
        return ProblemException.conflict(
                "already-exists",
                "schema '%s' on database '%s' is registered already, as tenant '%s'"
                        .formatted(known.schemaName(), known.databaseName(), known.tenant()));
    }

    private void make(Database database, String schema, Release release, Plan plan) {
        var dialect = Dialects.require(release.dialect());
        try (var lease = pools.lease(database, CONNECTIONS)) {
            create(dialect, lease, database, schema);
            var outcome = run(dialect, lease, schema, release, plan);
            switch (outcome) {
                case AttemptOutcome.Applied _,
                        AttemptOutcome.AlreadyThere _,
                        AttemptOutcome.Resumed _ -> {}
                case AttemptOutcome.Drifted _,
                        AttemptOutcome.CheckFailed _,
                        AttemptOutcome.Blocked _,
                        AttemptOutcome.Fenced _,
                        AttemptOutcome.Gone _,
                        AttemptOutcome.Failed _,
                        AttemptOutcome.Unknown _ ->
                        throw failed(schema, outcome, cleanedUp(dialect, lease, schema));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("provisioning was interrupted", e);
        }
    }

    private static void create(Dialect dialect, Lease lease, Database database, String schema) {
        try (var connection = lease.open()) {
            if (!dialect.targetSchemas().create(connection, schema)) {
                throw ProblemException.conflict(
                        "schema-exists",
                        "there is a schema '%s' on database '%s' already; discover it instead"
                                .formatted(schema, database.name()));
            }
        } catch (SQLException e) {
            throw ProblemException.invalid(
                    "provision-failed",
                    "schema '%s' could not be made: %s".formatted(schema, e.getMessage()));
        }
    }

    private AttemptOutcome run(
            Dialect dialect, Lease lease, String schema, Release release, Plan plan) {
        var epoch =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery("SELECT nextval('attempt_epoch')")
                                        .mapTo(Long.class)
                                        .one());
        var attempt =
                new Attempt(
                        schema,
                        plan,
                        Direction.FORWARD,
                        epoch,
                        "provision-" + epoch,
                        Timeouts.of(release.policy()));
        return new PlanRunner(dialect).run(attempt, lease, AttemptListener.NONE);
    }

    private static boolean cleanedUp(Dialect dialect, Lease lease, String schema) {
        try (var connection = lease.open()) {
            return dialect.targetSchemas().dropEmpty(connection, schema);
        } catch (SQLException e) {
            return false;
        }
    }

    private static ProblemException failed(String schema, AttemptOutcome outcome, boolean gone) {
        var why =
                outcome instanceof AttemptOutcome.Failed failed
                        ? failed.message()
                        : outcome.toString();
        return ProblemException.invalid(
                "provision-failed",
                "schema '%s' did not come to the release: %s; %s"
                        .formatted(
                                schema,
                                why,
                                gone
                                        ? "nothing is left of it"
                                        : "what was made of it is left; drop it before you try again"));
    }

    private Provisioned register(
            Database database, NewTarget target, Release release, Plan plan, String by) {
        return jdbi.inTransaction(
                handle -> {
                    handle.attach(DatabaseDao.class).lock(database);
                    var id = insert(handle, target);
                    var states = handle.attach(TargetStateDao.class);
                    states.recordApplied(
                            List.of(new RecordedState(id, plan.to(), release.id(), states.now())));
                    audit.recordAs(
                            handle,
                            by,
                            "target.provision",
                            "target:" + id,
                            Map.of(
                                    "tenant", target.tenant(),
                                    "database", database.name(),
                                    "schema", target.schemaName(),
                                    "release", release.reference().toString()));
                    return new Provisioned(
                            id,
                            target.tenant(),
                            database.name(),
                            target.schemaName(),
                            release.reference().toString(),
                            plan.to().value());
                });
    }

    /** A discovery may have been quicker to find the schema. */
    private static long insert(Handle handle, NewTarget target) {
        var targets = handle.attach(TargetDao.class);
        return targets.findBySchema(target.databaseId(), target.schemaName())
                .map(Target::id)
                .orElseGet(() -> targets.insertAll(List.of(target)).getFirst());
    }
}
