package io.flotilla.orchestrator.rollout;

import static io.flotilla.orchestrator.rollout.RolloutActs.wrongState;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.rollout.spec.LiveChanges;
import io.flotilla.orchestrator.rollout.spec.RolloutDocument;
import io.flotilla.orchestrator.rollout.spec.RolloutDocumentInvalid;
import io.flotilla.orchestrator.rollout.spec.RolloutSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/**
 * Changes how an approved rollout goes about it: parallelism, budgets, timeouts. The approval stays
 * as it was, and the changes are on record beside it.
 */
@ApplicationScoped
class RolloutChanges {

    private final RolloutActs acts;

    RolloutChanges(RolloutActs acts) {
        this.acts = acts;
    }

    /**
     * Shards take it over with their next claim; attempts under way keep what they began with.
     *
     * @param patch as {@link LiveChanges} says
     */
    void change(Asked asked, JsonNode patch) {
        acts.carryOut(
                asked,
                "set",
                (handle, rollout) -> {
                    requireChangeable(rollout);
                    if (!patch.isObject()) {
                        throw ProblemException.badRequest(
                                "invalid-body", "the body must be a mapping of what is to change");
                    }
                    var changes = LiveChanges.merge(rollout.changes(), patch);
                    var differences = differences(rollout.spec(), changed(rollout, changes));
                    if (differences.isEmpty()) {
                        throw ProblemException.invalid(
                                "nothing-changed", "the rollout is set so already");
                    }
                    handle.attach(RolloutDao.class).change(asked.id(), changes.toString());
                    return Map.of("changes", differences);
                });
    }

    private static void requireChangeable(Rollout rollout) {
        switch (rollout.state()) {
            case AWAITING_APPROVAL ->
                    throw ProblemException.conflict(
                            "not-approved",
                            "nobody has approved rollout %d yet; make a new one with the strategy you want"
                                    .formatted(rollout.id()));
            case COMPLETED, ABORTED, REVERTED -> throw wrongState(rollout, "changed");
            case SCHEDULED, RUNNING, PAUSED, REVERTING -> {}
        }
    }

    private static RolloutSpec changed(Rollout rollout, JsonNode changes) {
        try {
            return LiveChanges.apply(rollout.approvedSpec(), changes);
        } catch (RolloutDocumentInvalid e) {
            throw ProblemException.invalid(e.code(), String.valueOf(e.getMessage()));
        }
    }

    /** Each field that differs, as {@code before → after}. */
    private static Map<String, String> differences(RolloutSpec from, RolloutSpec to) {
        var before = leaves(from);
        var after = leaves(to);
        var differences = new TreeMap<String, String>();
        after.forEach(
                (field, value) -> {
                    var was = before.get(field);
                    if (!value.equals(was)) {
                        differences.put(field, "%s → %s".formatted(was == null ? "-" : was, value));
                    }
                });
        before.forEach(
                (field, value) -> {
                    if (!after.containsKey(field)) {
                        differences.put(field, value + " → -");
                    }
                });
        return differences;
    }

    private static Map<String, String> leaves(RolloutSpec spec) {
        var leaves = new TreeMap<String, String>();
        collect("", RolloutDocument.write(spec), leaves);
        return leaves;
    }

    private static void collect(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isValueNode()) {
            leaves.put(path, node.asText());
        }
        node.properties()
                .forEach(
                        field ->
                                collect(
                                        path.isEmpty()
                                                ? field.getKey()
                                                : path + "." + field.getKey(),
                                        field.getValue(),
                                        leaves));
        if (node.isArray()) {
            for (var index = 0; index < node.size(); index++) {
                var name = node.get(index).path("name").asText(String.valueOf(index));
                collect("%s.%s".formatted(path, name), node.get(index), leaves);
            }
        }
    }
}
