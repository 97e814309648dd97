package io.flotilla.orchestrator.cli.demo;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The demo's tenants. The same number of tenants is always the same fleet, so that what must come
 * of it is known beforehand.
 */
record DemoFleet(List<DemoTenant> tenants) {
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

    static DemoFleet of(int size) {
        return new DemoFleet(
                IntStream.range(0, size)
                        .mapToObj(at -> tenant(at, Math.max(10, size / 5)))
                        .toList());
    }

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
                at % canaryEvery == 0);
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

    Set<String> drifted() {
        return Set.of(
                withExtraIndex().getFirst().id(),
                withExtraIndex().getLast().id(),
                withOtherType().id());
    }

    int applicable() {
        return tenants.size() - drifted().size() - 1;
    }
}
