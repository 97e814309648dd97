package io.flotilla.orchestrator.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a caller may do; each role may do what those before it may. */
public enum Role {
    VIEWER,
    OPERATOR,
    ADMIN;

    /** Whether this role may do what asks for {@code needed}. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }

    @JsonCreator
    static Role of(String name) {
        for (var role : values()) {
            if (role.toString().equals(name)) {
                return role;
            }
        }
        throw new IllegalArgumentException(
                "role '%s' is none of viewer, operator, admin".formatted(name));
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
