package io.flotilla.orchestrator.rollout;

import io.flotilla.engine.apply.Attempt.Timeouts;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.release.CohortService;
import io.flotilla.orchestrator.release.Release;
import io.flotilla.orchestrator.rollout.health.AllowedHosts;
import io.flotilla.orchestrator.rollout.spec.HealthCheck;
import io.flotilla.orchestrator.rollout.spec.OrderBy;
import io.flotilla.orchestrator.rollout.spec.RolloutDocument;
import io.flotilla.orchestrator.rollout.spec.RolloutDocumentInvalid;
import io.flotilla.orchestrator.rollout.spec.RolloutSpec;
import io.flotilla.orchestrator.rollout.spec.WaveSpec;
import io.flotilla.orchestrator.rollout.spec.Window;
import io.flotilla.orchestrator.scan.Selectors;
import io.flotilla.registry.selector.Selector;
import io.flotilla.registry.selector.SelectorSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes rollouts: resolves the targets, puts them into waves, freezes the plans. Runs nothing. */
@ApplicationScoped
class RolloutCreation {

    private final Jdbi jdbi;
    private final ReleasesTaken releases;
    private final Manifests manifests;
    private final CohortService cohorts;
    private final Selectors selectors;
    private final WaveAssignment assignment;
    private final AllowedHosts hosts;
    private final InstantSource clock;
    private final Audit audit;

    RolloutCreation(
            Jdbi jdbi,
            ReleasesTaken releases,
            CohortService cohorts,
            Selectors selectors,
            Manifests manifests,
            WaveAssignment assignment,
            AllowedHosts hosts,
            InstantSource clock,
            Audit audit) {
        this.jdbi = jdbi;
        this.releases = releases;
        this.cohorts = cohorts;
        this.selectors = selectors;
        this.manifests = manifests;
        this.assignment = assignment;
        this.hosts = hosts;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * The id of the new rollout, which awaits approval. Where the document says no timeouts, those
     * of the releases' policy are written into the spec.
     */
    long create(String document, String by) {
        var wanted = read(document, Timeouts.DEFAULT);
        check(wanted);
        var taken = releases.of(wanted);
        var spec = withTimeouts(document, taken);
        return jdbi.inTransaction(handle -> insert(handle, spec, taken, by, null));
    }

    private static RolloutSpec withTimeouts(String document, List<Release> releases) {
        var specs =
                releases.stream()
                        .map(release -> read(document, Timeouts.of(release.policy())))
                        .distinct()
                        .toList();
        if (specs.size() > 1) {
            throw ProblemException.invalid(
                    "timeouts-differ",
                    "the policies of %s have other timeouts for each dialect; say in the rollout which hold"
                            .formatted(specs.getFirst().release()));
        }
        return specs.getFirst();
    }

    /**
     * The id of a new rollout of the same release, in one wave, over the targets that the other
     * one's selector picks and its manifest does not have.
     */
    long catchUp(Rollout other, String by) {
        var spec = other.spec().catchUp();
        check(spec);
        var taken = releases.of(spec);
        return jdbi.inTransaction(handle -> insert(handle, spec, taken, by, other.id()));
    }

    private static RolloutSpec read(String document, Timeouts usual) {
        try {
            return RolloutDocument.read(document, usual);
        } catch (RolloutDocumentInvalid e) {
            throw ProblemException.invalid(e.code(), String.valueOf(e.getMessage()));
        }
    }

    /** What can be said against a document only here: who there is, and what this server allows. */
    private void check(RolloutSpec spec) {
        selectors.parse(spec.targets());
        for (var wave : spec.waves()) {
            selectors.parse(wave.picks().select());
            if (wave.picks().orderBy() instanceof OrderBy.Label(var key, _)) {
                selectors.parse(key);
            }
            wave.checks().forEach(check -> checkHost(wave, check));
        }
        for (var window : spec.windows()) {
            selectors.parse(window.select());
            if (window.at(clock.instant()) instanceof Window.State.Closed(var opens)
                    && opens == null) {
                throw ProblemException.invalid(
                        "window-never-opens",
                        "the window '%s' never opens again; look at its year"
                                .formatted(window.words()));
            }
        }
    }

    private void checkHost(WaveSpec wave, HealthCheck check) {
        hosts.refusal(check.address())
                .ifPresent(
                        why -> {
                            throw ProblemException.invalid(
                                    "health-check-host",
                                    "wave '%s', health check '%s': %s"
                                            .formatted(wave.name(), check.name(), why));
                        });
    }

    private long insert(
            Handle handle,
            RolloutSpec spec,
            List<Release> taken,
            String by,
            @Nullable Long catchUpOf) {
        var rollouts = handle.attach(RolloutDao.class);
        var document = RolloutDocument.write(spec).toString();
        var id = rollouts.insert(document, by, catchUpOf);
        handle.attach(WaveDao.class)
                .insert(
                        id,
                        IntStream.rangeClosed(1, spec.waves().size()).boxed().toList(),
                        spec.waves().stream().map(WaveSpec::name).toList());
        var dao = handle.attach(ManifestDao.class);
        var picked = SelectorSql.of(Selector.parse(spec.targets()));
        var targets =
                dao.insertTargets(
                        id,
                        taken.stream().map(Release::id).toArray(Long[]::new),
                        catchUpOf,
                        picked.condition(),
                        picked.binds());
        if (targets == 0 && catchUpOf == null) {
            throw ReleasesTaken.nobody(spec);
        }
        if (targets == 0) {
            throw ProblemException.conflict(
                    "nothing-to-catch-up",
                    "every active target of rollout %d is in its manifest".formatted(catchUpOf));
        }
        assignment.assign(handle, id, spec, targets);
        taken.forEach(release -> keepDifferences(dao, id, spec, release));
        dao.freezePlans(id);
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
}
