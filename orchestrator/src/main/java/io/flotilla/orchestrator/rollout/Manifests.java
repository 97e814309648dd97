package io.flotilla.orchestrator.rollout;

import io.flotilla.engine.plan.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Digests manifests again from what is stored now, and refuses what is not what was approved. */
@ApplicationScoped
public class Manifests {

    /** The digest over everything, from the targets' rows themselves. */
    String digest(Handle handle, Rollout rollout) {
        var dao = handle.attach(ManifestDao.class);
        return digest(dao, rollout, dao.digestShares(rollout.id()));
    }

    /**
     * Checks a whole manifest against the digest it was made, or approved, under.
     *
     * @throws StaleManifest if anything in it was changed
     */
    void verify(Handle handle, Rollout rollout, String digest) {
        var now = digest(handle, rollout);
        if (!now.equals(digest)) {
            throw new StaleManifest(
                    "the manifest is %s and not %s; make a new rollout".formatted(now, digest));
        }
        handle.attach(ManifestDao.class).listPlans(rollout.id()).forEach(FrozenPlan::plan);
    }

    /**
     * Checks a whole manifest against its approval.
     *
     * @throws StaleManifest if anything in it was changed, or nobody approved it
     */
    void verifyApproved(Handle handle, Rollout rollout) {
        verify(handle, rollout, String.valueOf(rollout.approvedDigest()));
    }

    /**
     * Checks one database's share against the approval, and reads the plans by their digests.
     *
     * @throws StaleManifest if anything the share depends on was changed
     */
    public Map<String, Plan> verifyShare(Handle handle, Rollout rollout, long databaseId) {
        var dao = handle.attach(ManifestDao.class);
        var shares = dao.listShares(rollout.id());
        if (!digest(dao, rollout, shares).equals(rollout.approvedDigest())) {
            throw new StaleManifest("the manifest is not the one that was approved");
        }
        var share = dao.digestShare(rollout.id(), databaseId);
        if (share.filter(shares::contains).isEmpty()) {
            throw new StaleManifest(
                    "targets on database %d are not the ones that were approved"
                            .formatted(databaseId));
        }
        var plans = new HashMap<String, Plan>();
        dao.listPlans(rollout.id()).forEach(plan -> plans.put(plan.digest(), plan.plan()));
        return plans;
    }

    private static String digest(ManifestDao dao, Rollout rollout, List<Manifest.Share> shares) {
        var plans = dao.listPlans(rollout.id()).stream().map(FrozenPlan::digest).toList();
        return new Manifest(rollout, plans, shares).digest();
    }
}
