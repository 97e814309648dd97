package io.flotilla.engine.lint.security;

import io.flotilla.engine.change.Change.ChangeGrant;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Grant;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A role may no longer do what it may, and the object stays. */
final class RevokePrivilege extends ChangeRule {

    RevokePrivilege() {
        super("revoke-privilege", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.changes(ChangeGrant.class)
                .forEach(
                        it -> {
                            var about = Objects.requireNonNullElse(it.to(), it.from());
                            var taken = taken(it.from(), it.to());
                            if (about != null
                                    && !taken.isEmpty()
                                    && has(change.from(), about)
                                    && has(change.to(), about)) {
                                report.add(
                                        about.objectName(),
                                        "%s on %s is taken from %s: an application that needs it fails at once; let go of it in the application first"
                                                .formatted(
                                                        String.join(", ", taken),
                                                        GrantWords.of(about),
                                                        role(about)));
                            }
                        });
    }

    private static TreeSet<String> taken(@Nullable Grant from, @Nullable Grant to) {
        var taken = new TreeSet<>(from == null ? List.<String>of() : from.granted());
        if (to != null) {
            taken.removeAll(to.granted());
            taken.addAll(to.withheld());
            if (from != null) {
                from.withheld().forEach(taken::remove);
            }
        }
        return taken;
    }

    private static String role(Grant grant) {
        if (grant.role() == null) {
            return "the owner";
        }
        return grant.toPublic() ? "PUBLIC" : grant.role();
    }

    /** Whether the object that the grant is on, or is a part of, is there. */
    private static boolean has(Schema schema, Grant grant) {
        var name = grant.objectName().whole();
        return Stream.concat(
                        schema.tables().stream().map(table -> ObjectName.relation(table.name())),
                        schema.objects().stream().map(object -> object.objectName()))
                .anyMatch(name::equals);
    }
}
