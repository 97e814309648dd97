package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.http.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** A person's word that a rollout may run as its manifest says. */
@ApplicationScoped
class RolloutApproval {

    private static final Duration[] BUCKETS = {
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofHours(4),
        Duration.ofDays(1),
        Duration.ofDays(7)
    };

    private final RolloutActs acts;
    private final Manifests manifests;
    private final boolean separateApprover;
    private final InstantSource clock;
    private final Timer waits;

    RolloutApproval(
            RolloutActs acts,
            Manifests manifests,
            @ConfigProperty(name = "flotilla.approval.separate-approver", defaultValue = "false")
                    boolean separateApprover,
            InstantSource clock,
            MeterRegistry meters) {
        this.acts = acts;
        this.manifests = manifests;
        this.separateApprover = separateApprover;
        this.clock = clock;
        this.waits =
                Timer.builder("flotilla.approval.wait")
                        .description("From a rollout's making to its approval")
                        .serviceLevelObjectives(BUCKETS)
                        .register(meters);
    }

    /**
     * Approves exactly the manifest whose digest the approver names.
     *
     * @throws StaleManifest if the rollout's manifest is, or has become, another one
     */
    void approve(Asked asked, String digest, @Nullable String comment) {
        acts.carryOut(
                asked,
                "approve",
                comment,
                (handle, rollout) -> {
                    RolloutActs.requireMove(rollout, RolloutState.SCHEDULED, "approved");
                    var by = asked.by();
                    if (separateApprover && rollout.createdBy().equals(by)) {
                        throw new ProblemException(
                                403,
                                "own-rollout",
                                "Not allowed",
                                "'%s' made this rollout; somebody else must approve it"
                                        .formatted(by));
                    }
                    if (!rollout.manifestDigest().equals(digest)) {
                        throw new StaleManifest(
                                "the manifest to approve is %s, not %s"
                                        .formatted(rollout.manifestDigest(), digest));
                    }
                    manifests.verify(handle, rollout, digest);
                    handle.attach(RolloutDao.class).approve(asked.id(), digest, by, comment);
                    handle.attach(ManifestDao.class).recordExpected(asked.id());
                    handle.afterCommit(
                            () ->
                                    waits.record(
                                            Duration.between(
                                                    rollout.createdAt(), clock.instant())));
                });
    }
}
