package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.rollout.spec.OrderBy;
import io.flotilla.orchestrator.rollout.spec.RolloutSpec;
import io.flotilla.orchestrator.rollout.spec.WaveSpec;
import io.flotilla.orchestrator.rollout.spec.WaveSpec.Picks;
import io.flotilla.registry.selector.Requirement;
import io.flotilla.registry.selector.Selector;
import io.flotilla.registry.selector.SelectorSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Puts a new rollout's targets into waves, in their order there, and under windows. */
@ApplicationScoped
class WaveAssignment {

    private final SchemaSizes sizes;

    WaveAssignment(SchemaSizes sizes) {
        this.sizes = sizes;
    }

    /** First match wins, for waves as for windows; no wave may stay empty but the last. */
    void assign(Handle handle, long id, RolloutSpec spec, int targets) {
        var dao = handle.attach(ManifestDao.class);
        if (spec.waves().stream()
                .anyMatch(wave -> wave.picks().orderBy() instanceof OrderBy.Size)) {
            sizes.measure(handle, id);
        }
        var assigned = 0;
        for (var position = 1; position <= spec.waves().size(); position++) {
            var taken = assign(dao, id, position, spec.wave(position), targets);
            handle.attach(WaveDao.class).setTargets(id, position, taken);
            assigned += taken;
        }
        if (assigned < targets) {
            throw ProblemException.invalid(
                    "targets-without-wave",
                    "%d of %d targets are in no wave; end with one that has no select, tenants, share or count"
                            .formatted(targets - assigned, targets));
        }
        assignWindows(dao, id, spec);
    }

    private static int assign(ManifestDao dao, long id, int position, WaveSpec wave, int targets) {
        var picks = wave.picks();
        requireTenants(dao, id, wave);
        var picked = SelectorSql.of(selector(picks));
        var binds = new HashMap<>(picked.binds());
        var order = order(picks, binds);
        var most = picks.size() == null ? targets : picks.size().of(targets);
        var taken =
                dao.assignWave(
                        id,
                        position,
                        most,
                        order != null,
                        order == null ? "NULL::int" : order,
                        picked.condition(),
                        binds);
        if (taken == 0 && !wave.takesTheRest()) {
            throw ProblemException.invalid(
                    "empty-wave",
                    "wave '%s' would have no target: %s".formatted(wave.name(), none(picks)));
        }
        return taken;
    }

    private static String none(Picks picks) {
        if (picks.select() != null) {
            return "none that is left matches '%s'".formatted(picks.select());
        }
        return picks.tenants().isEmpty()
                ? "the waves before it take them all"
                : "the waves before it have its tenants";
    }

    private static void requireTenants(ManifestDao dao, long id, WaveSpec wave) {
        var strangers = dao.listStrangers(id, wave.picks().tenants().toArray(String[]::new));
        if (!strangers.isEmpty()) {
            throw ProblemException.invalid(
                    "unknown-tenant",
                    "wave '%s' names what is no active tenant among the rollout's targets: %s"
                            .formatted(wave.name(), String.join(", ", strangers)));
        }
    }

    private static Selector selector(Picks picks) {
        var requirements = new ArrayList<Requirement>();
        if (picks.select() != null) {
            requirements.addAll(Selector.parse(picks.select()).requirements());
        }
        if (!picks.tenants().isEmpty()) {
            requirements.add(new Requirement.In("tenant", picks.tenants()));
        }
        return new Selector(requirements);
    }

    /** SQL for the order, whose values go into {@code binds}; null where there is none. */
    private static @Nullable String order(Picks picks, Map<String, Object> binds) {
        return switch (picks.orderBy()) {
            case null -> {
                if (picks.tenants().isEmpty()) {
                    yield null;
                }
                binds.put("listed", picks.tenants().toArray(String[]::new));
                yield "array_position(CAST(:listed AS text[]), y.tenant)";
            }
            case OrderBy.Size(var descending) ->
                    "y.bytes %s NULLS LAST".formatted(direction(descending));
            case OrderBy.Label(var key, var descending) -> {
                binds.put("label", key);
                yield "(t.labels ->> CAST(:label AS text)) COLLATE \"C\" %s NULLS LAST"
                        .formatted(direction(descending));
            }
        };
    }

    private static String direction(boolean descending) {
        return descending ? "DESC" : "ASC";
    }

    private static void assignWindows(ManifestDao dao, long id, RolloutSpec spec) {
        var number = 0;
        for (var window : spec.windows()) {
            var select = window.select();
            var picked = SelectorSql.of(Selector.parse(select == null ? "" : select));
            var taken = dao.assignWindow(id, ++number, picked.condition(), picked.binds());
            if (taken == 0 && select != null) {
                throw ProblemException.invalid(
                        "empty-window",
                        "windows[%d] would be for no target: none that is left matches '%s'"
                                .formatted(number - 1, select));
            }
        }
    }
}
