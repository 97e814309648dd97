package io.flotilla.registry.target;

import io.flotilla.registry.selector.Selector;
import io.flotilla.registry.selector.SelectorSql;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a list of targets; everything given must hold.
 *
 * @param statuses empty for any
 * @param database the registered database's name
 * @param search part of the tenant or the schema name, in any case
 */
public record TargetFilter(
        Selector selector,
        Set<Status> statuses,
        @Nullable String database,
        @Nullable String search) {

    public TargetFilter {
        statuses = Set.copyOf(statuses);
    }

    public static TargetFilter all() {
        return of(Selector.all());
    }

    public static TargetFilter of(Selector selector) {
        return new TargetFilter(selector, Set.of(), null, null);
    }

    /** The targets a rollout may touch. */
    public static TargetFilter active(Selector selector) {
        return of(selector).withStatuses(EnumSet.of(Status.ACTIVE));
    }

    public TargetFilter withStatuses(Set<Status> statuses) {
        return new TargetFilter(selector, statuses, database, search);
    }

    public TargetFilter inDatabase(String database) {
        return new TargetFilter(selector, statuses, database, search);
    }

    public TargetFilter matching(String search) {
        return new TargetFilter(selector, statuses, database, search);
    }

    /**
     * The whole filter as a condition on {@code target t}, for other queries over targets. Its bind
     * parameters start with {@code selector} or {@code filter}.
     */
    public SelectorSql sql() {
        var selected = SelectorSql.of(selector);
        var conditions = new ArrayList<>(List.of(selected.condition()));
        Map<String, Object> binds = new HashMap<>(selected.binds());
        if (!statuses.isEmpty()) {
            var parameters = new ArrayList<String>();
            for (var status : statuses) {
                parameters.add(":filterStatus" + status.ordinal());
                binds.put("filterStatus" + status.ordinal(), status.text());
            }
            conditions.add("t.status IN (%s)".formatted(String.join(", ", parameters)));
        }
        if (database != null) {
            conditions.add(
                    "t.database_id = (SELECT id FROM target_database WHERE name = :filterDatabase)");
            binds.put("filterDatabase", database);
        }
        if (search != null && !search.isBlank()) {
            conditions.add(
                    "(strpos(lower(t.tenant), lower(:filterSearch)) > 0"
                            + " OR strpos(lower(t.schema_name), lower(:filterSearch)) > 0)");
            binds.put("filterSearch", search.strip());
        }
        return new SelectorSql(String.join(" AND ", conditions), binds);
    }
}
