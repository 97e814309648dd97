package io.flotilla.engine.fingerprint;

import io.flotilla.engine.schema.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines of what roles may do, where privileges are managed. */
final class GrantLines {

    private GrantLines() {}

    static Line of(Grant grant) {
        var names = names(grant);
        var object = "privileges on " + String.join(".", names.subList(1, names.size()));
        return Line.about(object, "grant", names.toArray(String[]::new))
                .with("role", grant.role())
                .with("granted", grant.granted())
                .with("grantable", grant.grantable())
                .with("withheld", grant.withheld());
    }

    private static List<String> names(Grant grant) {
        var names = new ArrayList<String>();
        names.add(grant.on().name().toLowerCase(Locale.ROOT));
        names.add(grant.object());
        if (grant.column() != null) {
            names.add(grant.column());
        }
        return names;
    }
}
