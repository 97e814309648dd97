package io.flotilla.registry.selector;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fields of a target a selector can ask for like labels; each gives its condition in SQL. */
enum Field {
    TENANT("tenant", "t.tenant IN (%s)"),
    SCHEMA("schema", "t.schema_name IN (%s)"),
    // databases are few: looked up once, not once a target
    DATABASE(
            "database",
            "t.database_id IN (SELECT d.id FROM target_database d WHERE d.name IN (%s))"),
    DIALECT(
            "dialect",
            "t.database_id IN (SELECT d.id FROM target_database d WHERE d.dialect IN (%s))"),
    STATUS("status", "t.status IN (%s)");

    private static final List<String> STATUSES =
            List.of("active", "suspended", "quarantined", "leaving");

    private final String key;
    private final String condition;

    Field(String key, String condition) {
        this.key = key;
        this.condition = condition;
    }

    static Optional<Field> named(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    /**
     * @throws IllegalArgumentException for a status there is not, which would silently pick nothing
     */
    String requireValue(String value) {
        if (this == STATUS && !STATUSES.contains(value)) {
            throw new IllegalArgumentException(
                    "there is no status '%s'; it is one of %s"
                            .formatted(value, String.join(", ", STATUSES)));
        }
        return value;
    }

    /** The condition that this field has one of the values, given as names of bind parameters. */
    String in(String parameters) {
        return condition.formatted(parameters);
    }
}
