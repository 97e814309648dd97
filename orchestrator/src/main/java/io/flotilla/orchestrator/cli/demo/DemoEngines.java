package io.flotilla.orchestrator.cli.demo;

import java.util.Arrays;
import java.util.List;

/** Which kind of server each of the demo's regions has. */
enum DemoEngines {
    POSTGRES(DemoEngine.POSTGRES, DemoEngine.POSTGRES),
    MYSQL(DemoEngine.MYSQL, DemoEngine.MYSQL),
    /** One of each: releases have one name and tag for both, and there is one rollout. */
    MIXED(DemoEngine.POSTGRES, DemoEngine.MYSQL);

    private final DemoEngine eu;
    private final DemoEngine us;

    DemoEngines(DemoEngine eu, DemoEngine us) {
        this.eu = eu;
        this.us = us;
    }

    DemoEngine in(DemoRegion region) {
        return switch (region) {
            case EU -> eu;
            case US -> us;
        };
    }

    /** Each once. */
    List<DemoEngine> all() {
        return Arrays.stream(DemoRegion.values()).map(this::in).distinct().toList();
    }

    /** As {@code two MariaDB servers}. */
    String servers() {
        return all().size() == 1
                ? "two %s servers".formatted(eu.product())
                : "a %s and a %s server".formatted(eu.product(), us.product());
    }

    /** What each tenant has. */
    String place() {
        return String.join(" or ", all().stream().map(DemoEngine::place).toList());
    }
}
