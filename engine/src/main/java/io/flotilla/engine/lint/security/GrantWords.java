package io.flotilla.engine.lint.security;

import io.flotilla.engine.schema.Grant;
import java.util.Locale;

/** What people call what a grant is on. */
final class GrantWords {

    private GrantWords() {}

    static String of(Grant grant) {
        var object = "%s %s".formatted(grant.on().name().toLowerCase(Locale.ROOT), grant.object());
        return grant.column() == null
                ? object
                : "column %s of %s".formatted(grant.column(), object);
    }
}
