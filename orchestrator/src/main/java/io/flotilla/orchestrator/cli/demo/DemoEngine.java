package io.flotilla.orchestrator.cli.demo;

import java.util.Locale;

/** The kind of servers that the demo's tenants are on, and what is said otherwise there. */
enum DemoEngine {
    POSTGRES(
            "PostgreSQL",
            "a schema",
            "ALTER TABLE projects ALTER COLUMN budget TYPE numeric(14, 2)"),
    /** MariaDB, which stands in for MySQL. */
    MYSQL("MariaDB", "a database", "ALTER TABLE projects MODIFY budget decimal(14, 2)");

    private final String product;
    private final String place;
    private final String otherType;

    DemoEngine(String product, String place, String otherType) {
        this.product = product;
        this.place = place;
        this.otherType = otherType;
    }

    String dialect() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the servers are. */
    String product() {
        return product;
    }

    /** What each tenant has there. */
    String place() {
        return place;
    }

    /** Alters a column's type by hand. */
    String otherType() {
        return otherType;
    }
}
