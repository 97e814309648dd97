package io.flotilla.orchestrator.target;

import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.registry.selector.SelectorKeys;
import io.flotilla.registry.selector.SelectorSql;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What part of the fleet a page shows, and how: the parameters in its address. */
public class FleetQuery extends TargetQuery {

    static final List<String> STATES =
            List.of("current", "drifted", "unknown", "unreadable", "quarantined");

    private static final String LABEL = "label:";

    @QueryParam("state")
    @Nullable String state;

    @QueryParam("group")
    @Nullable String group;

    @QueryParam("cursor")
    @Nullable String cursor;

    /** The condition on targets, their states and releases, with what it binds. */
    SelectorSql condition(SelectorKeys keys, boolean withState) {
        var filter = filter(keys).sql();
        var wanted = blankToNull(state);
        if (!withState || wanted == null) {
            return filter;
        }
        if (!STATES.contains(wanted)) {
            throw ProblemException.badRequest(
                    "unknown-state",
                    "there is no state '%s' (there are %s)"
                            .formatted(wanted, String.join(", ", STATES)));
        }
        var binds = new HashMap<>(filter.binds());
        binds.put("fleetState", wanted);
        return new SelectorSql(
                "%s AND %s = :fleetState".formatted(filter.condition(), FleetDao.STATE), binds);
    }

    /** What targets are grouped by, as SQL. */
    String groupSql() {
        return switch (group()) {
            case "database" -> "d.name";
            case "release" -> "coalesce(r.name || '@' || r.tag, 'no release yet')";
            default -> "coalesce(t.labels ->> :groupKey, 'without this label')";
        };
    }

    /** What {@link #groupSql} binds, beside what {@code condition} does. */
    Map<String, Object> groupBinds(SelectorSql condition) {
        var binds = new HashMap<>(condition.binds());
        if (group().startsWith(LABEL)) {
            binds.put("groupKey", group().substring(LABEL.length()));
        }
        return binds;
    }

    String group() {
        var by = blankToNull(group);
        if (by == null) {
            return "database";
        }
        if (by.equals("database") || by.equals("release") || by.startsWith(LABEL)) {
            return by;
        }
        throw ProblemException.badRequest(
                "unknown-group",
                "'%s' is nothing to group by (there are database, release, label:KEY)"
                        .formatted(by));
    }

    public String getState() {
        return state == null ? "" : state;
    }

    public String getGroup() {
        return group();
    }

    /** Which page of the table it is; empty on the first. */
    public String getCursor() {
        return cursor == null ? "" : cursor;
    }

    public String getSelector() {
        return selector == null ? "" : selector;
    }

    public String getDatabase() {
        return database == null ? "" : database;
    }

    public String getSearch() {
        return search == null ? "" : search;
    }

    /** The address's query with another state; an empty one is any. */
    public String withState(String other) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("state", other);
        parameters.put("group", group());
        parameters.put("selector", getSelector());
        parameters.put("database", getDatabase());
        parameters.put("search", getSearch());
        return written(parameters);
    }

    /** The address's query as it is. */
    public String getQuery() {
        return withState(getState());
    }

    private static String written(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(
                        parameter ->
                                parameter.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
