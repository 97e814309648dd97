package io.flotilla.orchestrator.release;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanDigest;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.Statement;
import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.Required;
import io.flotilla.orchestrator.release.PlanSet.PlannedCohort;
import io.flotilla.orchestrator.scan.Selectors;
import io.flotilla.registry.selector.Selector;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/releases/{release}")
class PlanResource {

    private static final String YAML = "text/yaml";
    private static final int UNREADABLE_SHOWN = 100;

    private final ReleaseService releases;
    private final CohortService cohorts;
    private final CohortPlanner planner;
    private final PlanEditor editor;
    private final Selectors selectors;
    private final Jdbi jdbi;
    private final CohortDao targets;
    private final Actor actor;

    PlanResource(
            ReleaseService releases,
            CohortService cohorts,
            CohortPlanner planner,
            PlanEditor editor,
            Selectors selectors,
            Jdbi jdbi,
            Actor actor) {
        this.releases = releases;
        this.cohorts = cohorts;
        this.planner = planner;
        this.editor = editor;
        this.selectors = selectors;
        this.jdbi = jdbi;
        this.targets = new CohortDao(jdbi);
        this.actor = actor;
    }

    /**
     * {@code rescan} is true unless said otherwise. {@code plan} names states to plan for although
     * they are no known ones; {@code remake} replaces plans that are there.
     */
    record Body(
            @Nullable String targets,
            @Nullable Boolean rescan,
            @Nullable Set<Fingerprint> plan,
            @Nullable Boolean remake) {

        CohortPlanner.Request request(Selector selector) {
            return new CohortPlanner.Request(
                    selector,
                    rescan == null || rescan,
                    plan == null ? Set.of() : plan,
                    remake != null && remake);
        }
    }

    /** Reads the selected targets and makes a plan for each known state they are in. */
    @POST
    @Path("/plan")
    @Requires(Role.OPERATOR)
    public PlanSet plan(
            @RestPath String release, @RestQuery @Nullable String dialect, @Nullable Body body) {
        var wanted = Required.body(body);
        var found = releases.require(release, dialect);
        var selector = selectors.parse(wanted.targets());
        planner.plan(found, wanted.request(selector), actor.name());
        return planSet(found, selector);
    }

    /** What is recorded, without reading the fleet or making a plan. */
    @GET
    @Path("/cohorts")
    @Requires(Role.VIEWER)
    public PlanSet cohorts(
            @RestPath String release,
            @RestQuery @Nullable String dialect,
            @RestQuery @Nullable String targets) {
        return planSet(releases.require(release, dialect), selectors.parse(targets));
    }

    @GET
    @Path("/plans/{digest}")
    @Produces(YAML)
    @Requires(Role.VIEWER)
    public String document(
            @RestPath String release,
            @RestPath String digest,
            @RestQuery @Nullable String dialect) {
        return editor.require(releases.require(release, dialect), digest).document();
    }

    /** Answers with the edited plan as proven, under its new digest. */
    @PUT
    @Path("/plans/{digest}")
    @Consumes({YAML, "application/yaml", "text/plain"})
    @Produces(YAML)
    @Requires(Role.OPERATOR)
    public String edit(
            @RestPath String release,
            @RestPath String digest,
            @RestQuery @Nullable String dialect,
            String document) {
        var found = releases.require(release, dialect);
        return editor.replace(found, digest, document, actor.name()).document();
    }

    private PlanSet planSet(Release release, Selector selector) {
        var plans =
                jdbi
                        .withExtension(ReleasePlanDao.class, dao -> dao.listByRelease(release.id()))
                        .stream()
                        .collect(Collectors.toMap(ReleasePlan::digest, Function.identity()));
        return new PlanSet(
                release.reference().toString(),
                release.dialect(),
                cohorts.cohorts(release, selector).stream()
                        .map(cohort -> withPlan(cohort, plans))
                        .toList(),
                targets.listUnreadable(release.dialect(), selector, UNREADABLE_SHOWN),
                targets.countUnreadable(release.dialect(), selector),
                targets.findOldestInspection(release.dialect(), selector).orElse(null));
    }

    private static PlannedCohort withPlan(Cohort cohort, Map<PlanDigest, ReleasePlan> plans) {
        var current = cohort.planDigest() == null ? null : plans.get(cohort.planDigest());
        var plan = current == null ? null : PlanFile.read(current.document());
        List<Statement> statements =
                plan == null ? List.of() : plan.statements(Plan.Direction.FORWARD);
        return new PlannedCohort(
                cohort.fingerprint(),
                cohort.count(),
                cohort.examples(),
                cohort.state(),
                cohort.reason(),
                cohort.difference(),
                cohort.planDigest(),
                statements.stream().map(Statement::shown).toList(),
                statements.stream().flatMap(statement -> statement.hazards().stream()).toList(),
                current == null ? null : current.document());
    }
}
