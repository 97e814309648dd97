package io.flotilla.orchestrator.release;

import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.Page;
import io.flotilla.orchestrator.http.PageRequest;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.http.Required;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/releases")
class ReleaseResource {

    private final ReleaseService releases;
    private final Actor actor;

    ReleaseResource(ReleaseService releases, Actor actor) {
        this.releases = releases;
        this.actor = actor;
    }

    record Body(
            @Nullable String name,
            @Nullable String tag,
            @Nullable String dialect,
            @Nullable List<SourceFile> sources,
            @Nullable PolicyText policy,
            @Nullable String scratch) {

        NewRelease wanted() {
            return new NewRelease(
                    reference(),
                    Dialects.require(Required.field("dialect", dialect)).name(),
                    checked(Required.field("sources", sources)),
                    PolicyText.policy(policy),
                    scratch);
        }

        private ReleaseReference reference() {
            return new ReleaseReference(Required.field("name", name), Required.field("tag", tag));
        }

        private static List<SourceFile> checked(List<SourceFile> sources) {
            if (sources.isEmpty()) {
                throw ProblemException.invalid(
                        "missing-field", "sources is empty: a release needs at least one file");
            }
            var paths = sources.stream().map(SourceFile::path).distinct().count();
            if (paths < sources.size()) {
                throw ProblemException.invalid(
                        "invalid-sources", "sources names the same path twice");
            }
            return sources;
        }
    }

    /** 201 with a new release; 200 where the same content is there under the tag already. */
    @POST
    @Requires(Role.OPERATOR)
    public RestResponse<ReleaseSummary> publish(@Nullable Body body) {
        var published = releases.publish(Required.body(body).wanted(), actor.name());
        return RestResponse.status(
                published.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                ReleaseSummary.of(published.release()));
    }

    /**
     * @param release {@code name@tag}: those of that alone, one for each dialect
     */
    @GET
    @Requires(Role.VIEWER)
    public Page<ReleaseSummary> list(
            @RestQuery @Nullable String release, @BeanParam PageRequest page) {
        return releases.list(release, page);
    }

    /**
     * @param dialect which of them, where the name and tag are there for several
     */
    @GET
    @Path("/{release}")
    @Requires(Role.VIEWER)
    public ReleaseDetail show(@RestPath String release, @RestQuery @Nullable String dialect) {
        var found = releases.require(release, dialect);
        return new ReleaseDetail(
                ReleaseSummary.of(found), PolicyText.of(found.policy()), releases.sources(found));
    }
}
