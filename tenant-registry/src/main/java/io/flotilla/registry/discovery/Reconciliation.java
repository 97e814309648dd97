package io.flotilla.registry.discovery;

import io.flotilla.registry.discovery.DiscoveryResult.Add;
import io.flotilla.registry.discovery.DiscoveryResult.Rejected;
import io.flotilla.registry.discovery.DiscoveryResult.Relabel;
import io.flotilla.registry.discovery.DiscoveryResult.Retire;
import io.flotilla.registry.target.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares what was found in one database with what is registered for it. Used once. */
final class Reconciliation {

    private final String database;
    private final Set<String> existing;
    private final Map<String, Registered> registered;

    private final List<Add> adds = new ArrayList<>();
    private final List<Retire> retires = new ArrayList<>();
    private final List<Relabel> relabels = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int unchanged;

    /**
     * @param existing all schemas there are on the server
     * @param registered the database's targets by schema, in the order of ids
     */
    Reconciliation(String database, Set<String> existing, Map<String, Registered> registered) {
        this.database = database;
        this.existing = existing;
        this.registered = registered;
    }

    DiscoveryResult result(Findings findings, Absent absent) {
        findings.found().forEach(this::compare);
        switch (absent) {
            case RETIRE -> retireAbsent(findings);
            case KEEP -> {}
        }
        return new DiscoveryResult(adds, retires, relabels, unchanged, rejected);
    }

    private void compare(Found found) {
        var problem = problem(found);
        if (problem != null) {
            rejected.add(new Rejected(database, found.schema(), problem));
            return;
        }
        var target = registered.get(found.schema());
        if (target == null) {
            var tenant = found.tenant() == null ? found.schema() : found.tenant();
            adds.add(new Add(database, tenant, found.schema(), patched(Map.of(), found.labels())));
            return;
        }
        var tenant = found.tenant() == null ? target.tenant() : found.tenant();
        var labels = patched(target.labels(), found.labels());
        var returns = target.status() == Status.LEAVING;
        if (!returns && tenant.equals(target.tenant()) && labels.equals(target.labels())) {
            unchanged++;
            return;
        }
        relabels.add(
                new Relabel(
                        database,
                        tenant,
                        tenant.equals(target.tenant()) ? null : target.tenant(),
                        found.schema(),
                        target.labels(),
                        labels,
                        returns));
    }

    private @Nullable String problem(Found found) {
        try {
            found.check();
        } catch (IllegalArgumentException e) {
            return Objects.requireNonNullElse(e.getMessage(), "it is not valid");
        }
        if (!existing.contains(found.schema())) {
            return "there is no such schema in database '%s'".formatted(database);
        }
        return seen.add(found.schema()) ? null : "it was found more than once; the first counts";
    }

    /**
     * A schema the source gave is never retired, even if its row was refused, unless it is gone
     * from the server. A target somebody suspended or quarantined keeps that status.
     */
    private void retireAbsent(Findings findings) {
        var given = new HashSet<String>();
        findings.found().forEach(found -> given.add(found.schema()));
        given.retainAll(existing);
        registered.forEach(
                (schema, target) -> {
                    if (target.status() == Status.ACTIVE
                            && findings.scope().test(schema)
                            && !given.contains(schema)) {
                        retires.add(new Retire(database, target.tenant(), schema));
                    }
                });
    }

    private static Map<String, String> patched(
            Map<String, String> labels, Map<String, @Nullable String> patch) {
        var patched = new TreeMap<>(labels);
        patch.forEach(
                (key, value) -> {
                    if (value == null) {
                        patched.remove(key);
                    } else {
                        patched.put(key, value);
                    }
                });
        return patched;
    }
}
