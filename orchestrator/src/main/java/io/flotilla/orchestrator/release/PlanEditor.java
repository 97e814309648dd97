package io.flotilla.orchestrator.release;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanDigest;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.Prover;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.scan.SchemaSnapshotDao;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Finds plans by digest, and puts an edited one in the place of the plan it was made from. */
@ApplicationScoped
class PlanEditor {

    private final Jdbi jdbi;
    private final ScratchDatabases scratch;
    private final Audit audit;
    private final InstantSource clock;

    PlanEditor(Jdbi jdbi, ScratchDatabases scratch, Audit audit, InstantSource clock) {
        this.jdbi = jdbi;
        this.scratch = scratch;
        this.audit = audit;
        this.clock = clock;
    }

    ReleasePlan require(Release release, String digest) {
        return jdbi.withExtension(
                        ReleasePlanDao.class,
                        plans -> plans.find(release.id(), new PlanDigest(digest)))
                .orElseThrow(
                        () ->
                                ProblemException.notFound(
                                        "plan-not-found",
                                        "release '%s' has no current plan %s"
                                                .formatted(release.reference(), digest)));
    }

    /**
     * Proves the edited plan from the same state to the release, and only then keeps it.
     *
     * @throws io.flotilla.engine.plan.PlanFileInvalid if it is not a plan
     * @throws io.flotilla.engine.plan.PlanNotProven if it does not do what it says
     */
    ReleasePlan replace(Release release, String digest, String document, String by) {
        var old = require(release, digest);
        var proven = prove(release, edited(release, old, document));
        var plan =
                new ReleasePlan(
                        release.id(),
                        proven.from(),
                        proven.digest(),
                        PlanFile.write(proven),
                        by,
                        clock.instant());
        jdbi.useTransaction(
                handle -> {
                    if (!handle.attach(ReleasePlanDao.class).replace(old.digest(), plan)) {
                        throw ProblemException.conflict(
                                "stale-plan",
                                "plan %s was replaced meanwhile: edit the current one"
                                        .formatted(old.digest()));
                    }
                    audit.recordAs(
                            handle,
                            by,
                            "release.plan.edit",
                            "release:" + release.reference(),
                            Map.of(
                                    "from", plan.fromFingerprint().value(),
                                    "plan", plan.digest().value(),
                                    "replaced", old.digest().value()));
                });
        return plan;
    }

    private static Plan edited(Release release, ReleasePlan old, String document) {
        var plan = PlanFile.readEdited(document);
        if (!plan.from().equals(old.fromFingerprint())
                || !plan.to().equals(release.fingerprint())
                || !plan.dialect().equals(release.dialect())) {
            throw ProblemException.invalid(
                    "other-plan",
                    "the plan leads from %s to %s (%s), the one it would replace from %s to %s (%s)"
                            .formatted(
                                    plan.from(),
                                    plan.to(),
                                    plan.dialect(),
                                    old.fromFingerprint(),
                                    release.fingerprint(),
                                    release.dialect()));
        }
        return plan;
    }

    private Plan prove(Release release, Plan plan) {
        var dialect = Dialects.require(release.dialect());
        var from =
                jdbi.withExtension(SchemaSnapshotDao.class, dao -> dao.find(plan.from()))
                        .orElseThrow();
        return scratch.where(
                dialect,
                plan.from(),
                connection -> new Prover(dialect).prove(plan, from, release.schema(), connection));
    }
}
