package io.flotilla.orchestrator.release;

import io.flotilla.engine.desired.Renames;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.PlanNotProven;
import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.release.CohortDao.Row;
import io.flotilla.orchestrator.scan.FleetScanner;
import io.flotilla.orchestrator.scan.SchemaSnapshotDao;
import io.flotilla.registry.selector.Selector;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes the plans of a release, one per state of the selected targets and not one per tenant.
 *
 * <p>A state nobody knows (see {@link CohortDao}) is a target altered by hand: it gets a plan only
 * where it is asked for by name. A plan that is there already is kept, since somebody may have
 * edited it, unless a fresh one is asked for.
 */
@ApplicationScoped
public class CohortPlanner {

    private final Jdbi jdbi;
    private final CohortDao cohorts;
    private final FleetScanner scanner;
    private final ScratchDatabases scratch;
    private final Audit audit;
    private final InstantSource clock;

    CohortPlanner(
            Jdbi jdbi,
            FleetScanner scanner,
            ScratchDatabases scratch,
            Audit audit,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.cohorts = new CohortDao(jdbi);
        this.scanner = scanner;
        this.scratch = scratch;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What to plan. {@code rescan} reads the selected targets first; {@code include} are states to
     * plan for although nobody knows them; {@code remake} also replaces plans that are there.
     */
    public record Request(
            Selector targets, boolean rescan, Set<Fingerprint> include, boolean remake) {

        public Request {
            include = Set.copyOf(include);
        }
    }

    /** Blocks until every plan is made and proven, or refused and recorded as such. */
    public void plan(Release release, Request request, String by) {
        // the fleet's usual state can only be told once every target has been read
        scanner.scanNeverInspected();
        if (request.rescan()) {
            scanner.scan(CohortDao.spoken(release.dialect(), request.targets()));
        }
        var rows = cohorts.list(release, request.targets());
        requirePresent(request.include(), rows);
        rows.stream()
                .filter(row -> !row.fingerprint().equals(release.fingerprint()))
                .filter(row -> row.known() || request.include().contains(row.fingerprint()))
                .filter(row -> row.planDigest() == null || request.remake())
                .forEach(row -> plan(release, row.fingerprint(), by));
    }

    private static void requirePresent(Set<Fingerprint> include, List<Row> rows) {
        var absent = new HashSet<>(include);
        rows.forEach(row -> absent.remove(row.fingerprint()));
        if (!absent.isEmpty()) {
            throw ProblemException.invalid(
                    "unknown-cohort",
                    "no selected target is in state %s".formatted(absent.iterator().next()));
        }
    }

    private void plan(Release release, Fingerprint from, String by) {
        try {
            save(release, make(release, from), by);
        } catch (PlanRefused e) {
            refuse(release, from, e.reasons());
        } catch (PlanNotProven e) {
            refuse(release, from, List.of(String.valueOf(e.getMessage())));
        } catch (UnsupportedObject e) {
            refuse(release, from, e.objects());
        }
    }

    private Plan make(Release release, Fingerprint from) {
        var dialect = Dialects.require(release.dialect());
        var schema = requireSnapshot(from);
        var sources = jdbi.withExtension(ReleaseDao.class, dao -> dao.sources(release.id()));
        return scratch.where(
                dialect,
                from,
                connection ->
                        new Planner(dialect)
                                .plan(
                                        release.name(),
                                        schema,
                                        release.schema(),
                                        Renames.read(dialect, sources),
                                        release.policy(),
                                        connection));
    }

    private Schema requireSnapshot(Fingerprint fingerprint) {
        return jdbi.withExtension(SchemaSnapshotDao.class, dao -> dao.find(fingerprint))
                .orElseThrow(
                        () -> new IllegalStateException("no structure is kept of " + fingerprint));
    }

    private void save(Release release, Plan plan, String by) {
        var document = PlanFile.write(plan);
        var made =
                new ReleasePlan(
                        release.id(), plan.from(), plan.digest(), document, by, clock.instant());
        jdbi.useTransaction(
                handle -> {
                    var plans = handle.attach(ReleasePlanDao.class);
                    plans.save(made);
                    plans.deleteRefusal(release.id(), plan.from());
                    audit.recordAs(
                            handle,
                            by,
                            "release.plan",
                            "release:" + release.reference(),
                            Map.of("from", plan.from().value(), "plan", plan.digest().value()));
                });
    }

    /** An older plan from this state stays: it is proven, whatever has been tried since. */
    private void refuse(Release release, Fingerprint from, List<String> reasons) {
        jdbi.useExtension(
                ReleasePlanDao.class,
                plans ->
                        plans.saveRefusal(
                                release.id(),
                                from,
                                reasons.toArray(String[]::new),
                                clock.instant()));
    }
}
