package io.flotilla.orchestrator.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.client.ApiClient;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.rollout.TargetState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Targets of one state with one reason, and the tenants among them. */
public record ExceptionGroup(TargetState state, String reason, List<String> tenants) {
    /** Enough to see which reasons there are; the counts are the rollout's own. */
    private static final int READ = 200;

    public ExceptionGroup {
        tenants = List.copyOf(tenants);
    }

    /** Asks for the targets in each exceptional state that has any. */
    public static List<ExceptionGroup> of(ApiClient api, Rollout rollout) {
        return TargetStates.IN_ORDER.stream()
                .filter(state -> TargetStates.hasReason(state) && rollout.count(state) > 0)
                .flatMap(state -> of(api, rollout.id(), state).stream())
                .toList();
    }

    private static List<ExceptionGroup> of(ApiClient api, String rollout, TargetState state) {
        var path = ApiPath.of("rollouts", rollout, "targets").with("state", state.label());
        var tenants = new LinkedHashMap<String, List<String>>();
        for (var target : api.list(path, READ)) {
            tenants.computeIfAbsent(reason(target), _ -> new ArrayList<>())
                    .add(Json.text(target, "tenant"));
        }
        return tenants.entrySet().stream()
                .map(group -> new ExceptionGroup(state, group.getKey(), group.getValue()))
                .toList();
    }

    private static String reason(JsonNode target) {
        var detail = Json.text(target, "detail");
        return detail.isEmpty() ? Json.text(target, "failureKind") : detail;
    }
}
