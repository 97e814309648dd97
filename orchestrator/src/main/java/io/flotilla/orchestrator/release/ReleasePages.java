package io.flotilla.orchestrator.release;

import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.SchemaSql;
import io.flotilla.engine.schema.Table;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.Page;
import io.flotilla.orchestrator.http.PageRequest;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Releases and their plans in the console. */
@Path("/console/releases")
@Produces(MediaType.TEXT_HTML)
class ReleasePages {

    private static final int OTHERS = 50;

    private final ReleaseService releases;
    private final PlanResource plans;
    private final PlanEditor editor;
    private final PlanReview review;
    private final ReleaseDao dao;

    ReleasePages(
            ReleaseService releases,
            PlanResource plans,
            PlanEditor editor,
            PlanReview review,
            Jdbi jdbi) {
        this.releases = releases;
        this.plans = plans;
        this.editor = editor;
        this.review = review;
        this.dao = jdbi.onDemand(ReleaseDao.class);
    }

    @CheckedTemplate(basePath = "release")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Page<ReleaseSummary> page);

        static native TemplateInstance show(
                ReleaseSummary release,
                PolicyText policy,
                List<SourceFile> sources,
                PlanSet set,
                List<String> dialects,
                String targets,
                PlanReview.@Nullable View largest,
                List<ReleaseDao.RolloutLine> rollouts,
                @Nullable String previous);

        static native TemplateInstance plan(ReleaseSummary release, PlanReview.View review);

        static native TemplateInstance difference(
                ReleaseSummary release, List<String> others, @Nullable String since, String sql);

        static native TemplateInstance diagram(
                ReleaseSummary release, SchemaDiagram diagram, List<Table> tables);
    }

    @GET
    @Requires(Role.VIEWER)
    public TemplateInstance list(@BeanParam PageRequest page) {
        return Templates.list(releases.list(null, page));
    }

    /**
     * @param dialect which of the name and tag; the first unless said, whose page leads to the
     *     others
     * @param targets a selector: the cohorts are those of these targets
     */
    @GET
    @Path("/{release}")
    @Requires(Role.VIEWER)
    public TemplateInstance show(
            @RestPath String release,
            @RestQuery @Nullable String dialect,
            @RestQuery @Nullable String targets) {
        var found = require(release, dialect);
        var selection = targets == null || targets.isBlank() ? null : targets;
        var set = plans.cohorts(release, found.dialect(), selection);
        return Templates.show(
                ReleaseSummary.of(found),
                PolicyText.of(found.policy()),
                releases.sources(found),
                set,
                releases.requireAll(found.reference()).stream().map(Release::dialect).toList(),
                Objects.requireNonNullElse(selection, ""),
                largest(found, set),
                dao.listRollouts(found.id(), OTHERS),
                before(found, others(found)));
    }

    /** A link from a page where only the name and tag are known leads somewhere, too. */
    private Release require(String release, @Nullable String dialect) {
        return dialect == null
                ? releases.requireAll(ReleaseReference.parse(release)).getFirst()
                : releases.require(release, dialect);
    }

    /** The plan for most targets; null where there is none. */
    private PlanReview.@Nullable View largest(Release release, PlanSet set) {
        return set.cohorts().stream()
                .map(PlanSet.PlannedCohort::planDigest)
                .filter(Objects::nonNull)
                .findFirst()
                .map(digest -> editor.require(release, digest.value()))
                .map(plan -> review.of(release, plan))
                .orElse(null);
    }

    @GET
    @Path("/{release}/plans/{digest}")
    @Requires(Role.VIEWER)
    public TemplateInstance plan(
            @RestPath String release,
            @RestPath String digest,
            @RestQuery @Nullable String dialect) {
        var found = require(release, dialect);
        return Templates.plan(
                ReleaseSummary.of(found), review.of(found, editor.require(found, digest)));
    }

    /**
     * @param since the tag of another release of the name and dialect; the one before unless said
     */
    @GET
    @Path("/{release}/difference")
    @Requires(Role.VIEWER)
    public TemplateInstance difference(
            @RestPath String release,
            @RestQuery @Nullable String dialect,
            @RestQuery @Nullable String since) {
        var found = require(release, dialect);
        var others = others(found);
        var before = since != null ? since : before(found, others);
        return Templates.difference(
                ReleaseSummary.of(found),
                others.stream().map(ReleaseDao.Other::tag).toList(),
                before,
                before == null ? "" : difference(found, before));
    }

    private List<ReleaseDao.Other> others(Release release) {
        return dao.listOthers(release.name(), release.dialect(), release.id(), OTHERS);
    }

    /** The tag published before this one; null where it is the first. */
    private static @Nullable String before(Release release, List<ReleaseDao.Other> others) {
        return others.stream()
                .filter(other -> other.id() < release.id())
                .map(ReleaseDao.Other::tag)
                .findFirst()
                .orElse(null);
    }

    private String difference(Release release, String before) {
        var from = releases.require(release.name() + "@" + before, release.dialect());
        return SchemaSql.difference(
                Dialects.require(release.dialect()), from.schema(), release.schema());
    }

    @GET
    @Path("/{release}/diagram")
    @Requires(Role.VIEWER)
    public TemplateInstance diagram(@RestPath String release, @RestQuery @Nullable String dialect) {
        var found = require(release, dialect);
        return Templates.diagram(
                ReleaseSummary.of(found),
                SchemaDiagram.of(found.schema()),
                found.schema().tables());
    }
}
