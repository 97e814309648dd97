package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.Page;
import io.flotilla.orchestrator.http.PageRequest;
import io.flotilla.orchestrator.rollout.spec.RolloutDocument;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes rollouts and shows them. */
@Path("/api/v1/rollouts")
class RolloutResource {

    private final RolloutCreation creation;
    private final RolloutService rollouts;
    private final RolloutViews views;
    private final RolloutAnswers answers;
    private final Jdbi jdbi;
    private final Actor actor;

    RolloutResource(
            RolloutCreation creation,
            RolloutService rollouts,
            RolloutViews views,
            RolloutAnswers answers,
            Jdbi jdbi,
            Actor actor) {
        this.creation = creation;
        this.rollouts = rollouts;
        this.views = views;
        this.answers = answers;
        this.jdbi = jdbi;
        this.actor = actor;
    }

    /** Takes a {@code rollout/v1} document. The rollout awaits approval; nothing runs yet. */
    @POST
    @ResponseStatus(201)
    @Requires(Role.OPERATOR)
    @Consumes({"application/yaml", "application/json", "text/plain"})
    public RolloutView create(@Nullable String document) {
        var made = creation.create(document == null ? "" : document, actor.name());
        return views.of(rollouts.require(made));
    }

    /** Newest first. */
    @GET
    @Requires(Role.VIEWER)
    public Page<RolloutView> list(@BeanParam PageRequest page) {
        var rows =
                jdbi.withExtension(
                        RolloutDao.class, dao -> dao.list(page.after(Long.MAX_VALUE), page.rows()));
        var cut = Page.of(rows, page, rollout -> new Object[] {rollout.id()});
        return new Page<>(views.of(cut.items()), cut.next());
    }

    /** Its ETag changes with what people decide on; an act takes it as If-Match. */
    @GET
    @Path("/{id}")
    @Requires(Role.VIEWER)
    public RestResponse<RolloutView> get(@RestPath long id) {
        return answers.of(id);
    }

    @GET
    @Path("/{id}/manifest")
    @Requires(Role.VIEWER)
    public ManifestView manifest(@RestPath long id, @BeanParam PageRequest page) {
        var rollout = rollouts.require(id);
        return jdbi.withExtension(
                ManifestDao.class,
                dao -> {
                    var items = dao.listItems(id, page.after(0), page.rows());
                    return new ManifestView(
                            rollout.manifestDigest(),
                            rollout.release(),
                            rollout.releases(),
                            dao.listPlans(id).stream().map(FrozenPlan::digest).toList(),
                            RolloutDocument.write(rollout.approvedSpec()),
                            rollout.targets(),
                            dao.listShares(id),
                            Page.of(items, page, item -> new Object[] {item.targetId()}));
                });
    }
}
