package io.flotilla.orchestrator.cli.demo;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The demo's tenants. The same number of tenants is always the same fleet, so that what must come
 * of it is known beforehand.
 */
record DemoFleet(DemoEngines engines, List<DemoTenant> tenants) {
    static final int LEAST = 20;
    static final int MOST = 5000;

    private static final List<String> FIRST =
            List.of(
                    "amber", "brisk", "cobalt", "dapper", "eager", "frosty", "gentle", "happy",
                    "ivory", "jolly", "keen", "lucky", "mellow", "noble", "olive", "proud", "quiet",
                    "rapid", "silver", "tidy", "upbeat", "vivid", "witty", "young", "zesty");
    private static final List<String> SECOND =
            List.of(
                    "otter", "falcon", "maple", "harbor", "comet", "lantern", "badger", "willow",
                    "summit", "anchor", "meadow", "beacon", "cedar", "ember", "glacier", "heron",
                    "island", "juniper", "kestrel", "lagoon");
    private static final List<String> TIERS = List.of("free", "free", "pro", "free", "enterprise");

    DemoFleet {
        tenants = List.copyOf(tenants);
    }

    static DemoFleet of(int size, DemoEngines engines) {
        var canaryEvery = Math.max(16, size / 10 * 2);
        return new DemoFleet(
                engines, IntStream.range(0, size).mapToObj(at -> tenant(at, canaryEvery)).toList());
    }

    /** The canaries are in one region and the other by turns. */
    private static DemoTenant tenant(int at, int canaryEvery) {
        var names = FIRST.size() * SECOND.size();
        var id =
                "%s-%s%s"
                        .formatted(
                                FIRST.get(at % FIRST.size()),
                                SECOND.get(at / FIRST.size() % SECOND.size()),
                                at < names ? "" : "-" + (at / names + 1));
        return new DemoTenant(
                id,
                "tenant_" + id.replace('-', '_'),
                at % 2 == 0 ? DemoRegion.EU : DemoRegion.US,
                TIERS.get(at % TIERS.size()),
                at % canaryEvery == at / canaryEvery % 2);
    }

    List<DemoTenant> in(DemoRegion region) {
        return tenants.stream().filter(tenant -> tenant.region() == region).toList();
    }

    /** Those to whom somebody has added an index by hand. */
    List<DemoTenant> withExtraIndex() {
        return List.of(tenants.get(7), tenants.get(14));
    }

    /** The one of whom somebody has altered a column's type. */
    DemoTenant withOtherType() {
        return tenants.get(11);
    }

    /** The one with a row that the release's NOT NULL does not allow. */
    DemoTenant withMissingEmail() {
        return tenants.get(13);
    }

    DemoEngine engine(DemoTenant tenant) {
        return engines.in(tenant.region());
    }

    /** Those on servers of one kind. */
    List<DemoTenant> on(DemoEngine engine) {
        return tenants.stream().filter(tenant -> engine(tenant) == engine).toList();
    }

    List<DemoTenant> withExtraIndex(DemoEngine engine) {
        return withExtraIndex().stream().filter(on(engine)::contains).toList();
    }

    /** Whom somebody has altered, by name. */
    Set<String> drifted(DemoEngine engine) {
        return Stream.concat(withExtraIndex().stream(), Stream.of(withOtherType()))
                .filter(on(engine)::contains)
                .map(DemoTenant::id)
                .collect(Collectors.toSet());
    }

    /** In how many ways they were altered. */
    int waysDrifted(DemoEngine engine) {
        var indexed = withExtraIndex(engine).isEmpty() ? 0 : 1;
        return engine(withOtherType()) == engine ? indexed + 1 : indexed;
    }

    /** Whose rows do not allow the release, by name. */
    Set<String> failing(DemoEngine engine) {
        return engine(withMissingEmail()) == engine ? Set.of(withMissingEmail().id()) : Set.of();
    }

    int applicable(DemoEngine engine) {
        return on(engine).size() - drifted(engine).size() - failing(engine).size();
    }

    /** The one from whom the release is taken back. */
    DemoTenant reverted(DemoEngine engine) {
        return on(engine).getLast();
    }
}
