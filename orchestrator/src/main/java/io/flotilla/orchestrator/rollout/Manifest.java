package io.flotilla.orchestrator.rollout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.flotilla.engine.Sha256;
import io.flotilla.orchestrator.rollout.spec.RolloutDocument;
import java.util.List;

/**
 * What somebody approves: the releases, the plans, the targets with their waves and expected
 * states, and the strategy. The targets come in as one digest per database, so that a shard can
 * check its own targets against the whole without reading everybody else's.
 */
public record Manifest(Rollout rollout, List<String> plans, List<Share> shares) {

    public Manifest {
        plans = List.copyOf(plans);
        shares = List.copyOf(shares);
    }

    /** One database's targets, digested in the order of their ids. */
    public record Share(long databaseId, int targets, String digest) {}

    /** {@code sha256:} over the manifest's JSON, whose fields always stand in this order. */
    String digest() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("flotilla", "manifest/v1")
                .put("rollout", rollout.id())
                .put("release", rollout.release());
        var releases = json.putArray("releases");
        for (var release : rollout.releases()) {
            releases.addObject().put("dialect", release.dialect()).put("digest", release.digest());
        }
        plans.forEach(json.putArray("plans")::add);
        json.set("spec", RolloutDocument.write(rollout.approvedSpec()));
        var databases = json.putArray("databases");
        for (var share : shares) {
            databases
                    .addObject()
                    .put("database", share.databaseId())
                    .put("targets", share.targets())
                    .put("digest", share.digest());
        }
        return Sha256.named(Sha256.of(json.toString()));
    }
}
