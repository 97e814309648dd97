package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.OnlineChanges.Trace;
import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.TargetSession;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.schema.Schema;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a statement that was cut short leaves in a schema: the server's own, and a tool's. */
final class Remains {

    private final Plan plan;
    private final Course course;
    private final Dialect dialect;
    private final TargetSession session;

    Remains(Plan plan, Course course, Dialect dialect, TargetSession session) {
        this.plan = plan;
        this.course = course;
        this.dialect = dialect;
        this.session = session;
    }

    /**
     * Takes away what the failed statement left; what cannot be taken away now, the next attempt
     * will find.
     */
    @Nullable Fingerprint cleanedUp(int position) {
        try {
            var schema = session.inspect();
            var sql = course.statements().get(position - 1).sql();
            var leftover = dialect.targetSessions().leftover(schema, sql);
            if (leftover.isPresent()) {
                session.executeAlone(leftover.get().removal());
                schema = session.inspect();
            }
            return Fingerprinter.fingerprint(schema);
        } catch (SQLException | SchemaNotFound | UnsupportedObject e) {
            return null;
        }
    }

    /**
     * Who seems to be at work on the schema with a tool, where but for that it would be at a
     * position. Nobody can tell from here whether the tool lives, so nothing is taken away.
     */
    Optional<String> ofTool(Schema schema) {
        return trace(schema)
                .map(
                        trace ->
                                "an online schema change, which may still be at work (%s): wait for its end, or end it and take away what it leaves: %s"
                                        .formatted(found(trace), removal(trace)));
    }

    /** How the attempt ends whose tool is known to be gone. */
    AttemptOutcome after(HandedOver.Trouble trouble, int position) {
        Fingerprint live = null;
        var left = "";
        try {
            var schema = session.inspect();
            live = Fingerprinter.fingerprint(schema);
            left =
                    trace(schema)
                            .map(
                                    trace ->
                                            "; it left %s: take it away before you try again: %s"
                                                    .formatted(found(trace), removal(trace)))
                            .orElse("");
        } catch (SQLException | SchemaNotFound | UnsupportedObject e) {
            // the next attempt looks
        }
        return new AttemptOutcome.Failed(
                trouble.kind(), position, null, trouble.message() + left, live);
    }

    private Optional<Trace> trace(Schema schema) {
        return Course.trace(plan, course, schema, dialect.onlineChanges());
    }

    private static String found(Trace trace) {
        return String.join(", ", trace.found());
    }

    private static String removal(Trace trace) {
        return String.join("; ", trace.removal());
    }
}
