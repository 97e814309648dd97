package io.flotilla.orchestrator.target;

import io.flotilla.registry.selector.Selector;
import io.flotilla.registry.selector.SelectorKeys;
import io.flotilla.registry.target.Status;
import io.flotilla.registry.target.TargetFilter;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query parameters that narrow a list of targets, for {@code @BeanParam}. */
class TargetQuery {
    @QueryParam("selector")
    @Nullable String selector;

    /** One status, or several with commas. */
    @QueryParam("status")
    @Nullable String status;

    @QueryParam("database")
    @Nullable String database;

    @QueryParam("search")
    @Nullable String search;

    TargetFilter filter(SelectorKeys keys) {
        var parsed = Selector.parse(Objects.requireNonNullElse(selector, ""));
        keys.check(parsed);
        return new TargetFilter(parsed, statuses(), database, search);
    }

    private Set<Status> statuses() {
        return status == null || status.isBlank()
                ? Set.of()
                : Arrays.stream(status.split(","))
                        .map(String::strip)
                        .map(Status::of)
                        .collect(Collectors.toSet());
    }
}
