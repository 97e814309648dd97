package io.flotilla.orchestrator.cli.demo;

import java.util.Locale;

/** The demo's two tenant databases. */
enum DemoRegion {
    EU("europe"),
    US("america");

    private final String database;

    DemoRegion(String database) {
        this.database = database;
    }

    /** The name it is registered under, and its own on its server. */
    String database() {
        return database;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
