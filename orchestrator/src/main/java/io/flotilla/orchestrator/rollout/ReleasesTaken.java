package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.release.Release;
import io.flotilla.orchestrator.release.ReleaseReference;
import io.flotilla.orchestrator.release.ReleaseService;
import io.flotilla.orchestrator.rollout.ManifestDao.Spoken;
import io.flotilla.orchestrator.rollout.spec.RolloutSpec;
import io.flotilla.registry.selector.Selector;
import io.flotilla.registry.selector.SelectorSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * Which of the releases under a name and tag a rollout takes: one for each dialect of its fleet.
 */
@ApplicationScoped
class ReleasesTaken {

    private final Jdbi jdbi;
    private final ReleaseService releases;

    ReleasesTaken(Jdbi jdbi, ReleaseService releases) {
        this.jdbi = jdbi;
        this.releases = releases;
    }

    /**
     * One at least.
     *
     * @throws ProblemException if there is no release, no target, or no release for some targets
     */
    List<Release> of(RolloutSpec spec) {
        var published = releases.requireAll(ReleaseReference.parse(spec.release()));
        var picked = SelectorSql.of(Selector.parse(spec.targets()));
        var fleet =
                jdbi.withExtension(
                        ManifestDao.class,
                        dao -> dao.listDialects(picked.condition(), picked.binds()));
        if (fleet.isEmpty()) {
            throw nobody(spec);
        }
        return fleet.stream().map(spoken -> release(spec, published, spoken)).toList();
    }

    static ProblemException nobody(RolloutSpec spec) {
        return ProblemException.invalid(
                "no-targets", "no active target matches '%s'".formatted(spec.targets()));
    }

    private static Release release(RolloutSpec spec, List<Release> published, Spoken spoken) {
        return published.stream()
                .filter(release -> release.dialect().equals(spoken.dialect()))
                .findFirst()
                .orElseThrow(() -> missing(spec, published, spoken));
    }

    private static ProblemException missing(
            RolloutSpec spec, List<Release> published, Spoken spoken) {
        return new ProblemException(
                422,
                "dialect-without-release",
                "Invalid",
                "%d of the targets are on %s (%s%s), and '%s' is there for %s only: publish it for %s too, or narrow targets, as to dialect=%s"
                        .formatted(
                                spoken.targets(),
                                spoken.dialect(),
                                String.join(", ", spoken.examples()),
                                spoken.targets() > spoken.examples().size() ? ", …" : "",
                                spec.release(),
                                String.join(
                                        ", ", published.stream().map(Release::dialect).toList()),
                                spoken.dialect(),
                                published.getFirst().dialect()),
                Map.of(
                        "dialect", spoken.dialect(),
                        "targets", spoken.targets(),
                        "examples", spoken.examples()));
    }
}
