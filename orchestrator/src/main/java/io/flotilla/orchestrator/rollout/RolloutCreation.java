package io.flotilla.orchestrator.rollout;

import io.flotilla.engine.apply.Attempt.Timeouts;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.release.CohortService;
import io.flotilla.orchestrator.release.Release;
import io.flotilla.orchestrator.release.ReleaseService;
import io.flotilla.orchestrator.rollout.spec.RolloutDocument;
import io.flotilla.orchestrator.rollout.spec.RolloutDocumentInvalid;
import io.flotilla.orchestrator.rollout.spec.RolloutSpec;
import io.flotilla.orchestrator.rollout.spec.WaveSpec;
import io.flotilla.orchestrator.scan.Selectors;
import io.flotilla.registry.selector.Selector;
import io.flotilla.registry.selector.SelectorSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes rollouts: resolves the targets, puts them into waves, freezes the plans. Runs nothing. */
@ApplicationScoped
class RolloutCreation {

    private final Jdbi jdbi;
    private final ReleaseService releases;
    private final Manifests manifests;
    private final CohortService cohorts;
    private final Selectors selectors;
    private final Audit audit;

    RolloutCreation(
            Jdbi jdbi,
            ReleaseService releases,
            CohortService cohorts,
            Selectors selectors,
            Manifests manifests,
            Audit audit) {
        this.jdbi = jdbi;
        this.releases = releases;
        this.cohorts = cohorts;
        this.selectors = selectors;
        this.manifests = manifests;
        this.audit = audit;
    }

    /**
     * The id of the new rollout, which awaits approval. Where the document says no timeouts, those
     * of the release's policy are written into the spec.
     */
    long create(String document, String by) {
        var release = releases.require(read(document, Timeouts.DEFAULT).release());
        var spec = read(document, Timeouts.of(release.policy()));
        checkSelectors(spec);
        return jdbi.inTransaction(handle -> insert(handle, spec, release, by, null));
    }

    /**
     * The id of a new rollout of the same release, in one wave, over the targets that the other
     * one's selector picks and its manifest does not have.
     */
    long catchUp(Rollout other, String by) {
        var release = releases.require(other.release());
        var spec = other.spec().catchUp();
        checkSelectors(spec);
        return jdbi.inTransaction(handle -> insert(handle, spec, release, by, other.id()));
    }

    private static RolloutSpec read(String document, Timeouts usual) {
        try {
            return RolloutDocument.read(document, usual);
        } catch (RolloutDocumentInvalid e) {
            throw ProblemException.invalid(e.code(), String.valueOf(e.getMessage()));
        }
    }

    private void checkSelectors(RolloutSpec spec) {
        selectors.parse(spec.targets());
        spec.waves().forEach(wave -> selectors.parse(wave.select()));
    }

    private long insert(
            Handle handle, RolloutSpec spec, Release release, String by, @Nullable Long catchUpOf) {
        var rollouts = handle.attach(RolloutDao.class);
        var document = RolloutDocument.write(spec).toString();
        var id = rollouts.insert(release.id(), document, by, catchUpOf);
        handle.attach(WaveDao.class)
                .insert(
                        id,
                        IntStream.rangeClosed(1, spec.waves().size()).boxed().toList(),
                        spec.waves().stream().map(WaveSpec::name).toList());
        var dao = handle.attach(ManifestDao.class);
        var picked = condition(spec.targets());
        var targets =
                dao.insertTargets(id, release.id(), catchUpOf, picked.condition(), picked.binds());
        if (targets == 0 && catchUpOf != null) {
            throw ProblemException.conflict(
                    "nothing-to-catch-up",
                    "every active target of rollout %d is in its manifest".formatted(catchUpOf));
        }
        if (targets == 0) {
            throw ProblemException.invalid(
                    "no-targets", "no active target matches '%s'".formatted(spec.targets()));
        }
        assignWaves(dao, id, spec, targets);
        keepDifferences(dao, id, spec, release);
        dao.freezePlans(id, release.id());
        dao.insertShares(id);
        var rollout = rollouts.findById(id).orElseThrow();
        var digest = manifests.digest(handle, rollout);
        rollouts.setManifest(id, digest);
        audit.recordAs(
                handle,
                by,
                "rollout.create",
                rollout.subject(),
                Map.of("release", spec.release(), "targets", targets, "manifest", digest));
        return id;
    }

    /** What is held because nobody knows its state is shown as SQL from the start. */
    private void keepDifferences(ManifestDao dao, long id, RolloutSpec spec, Release release) {
        for (var cohort : cohorts.cohorts(release, Selector.parse(spec.targets()))) {
            var difference = cohort.difference();
            if (difference != null) {
                dao.keepDifference(id, cohort.fingerprint().value(), difference);
            }
        }
    }

    private static void assignWaves(ManifestDao dao, long id, RolloutSpec spec, int targets) {
        var assigned = 0;
        for (var position = 1; position <= spec.waves().size(); position++) {
            var wave = spec.wave(position);
            var picked = condition(wave.select());
            var size = wave.size();
            var most = size == null ? targets : size.of(targets);
            var taken = dao.assignWave(id, position, most, picked.condition(), picked.binds());
            if (taken == 0 && !wave.takesTheRest()) {
                throw ProblemException.invalid(
                        "empty-wave",
                        "wave '%s' would have no target: %s"
                                .formatted(
                                        wave.name(),
                                        wave.select() == null
                                                ? "the waves before it take them all"
                                                : "none that is left matches '%s'"
                                                        .formatted(wave.select())));
            }
            assigned += taken;
        }
        if (assigned < targets) {
            throw ProblemException.invalid(
                    "targets-without-wave",
                    "%d of %d targets are in no wave; end with one that has no select, share or count"
                            .formatted(targets - assigned, targets));
        }
    }

    private static SelectorSql condition(@Nullable String selector) {
        return SelectorSql.of(Selector.parse(selector == null ? "" : selector));
    }
}
