package io.flotilla.orchestrator.notify;

import io.flotilla.orchestrator.json.Json;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Things to be told. */
public final class Notifications {

    private Notifications() {}

    interface Dao {
        @SqlUpdate(
                """
                INSERT INTO notification (kind, subject, body)
                VALUES (:kind, :subject, :body)
                """)
        void insert(String kind, String subject, @Json Map<String, Object> body);
    }

    /**
     * Has something told, if the handle's transaction commits; sends nothing itself. The body holds
     * names and numbers, never secrets and never a tenant's data.
     *
     * @param kind a stable word such as {@code rollout.halted}
     * @param subject what it is about, as the audit names it
     */
    public static void tell(Handle handle, String kind, String subject, Map<String, Object> body) {
        handle.attach(Dao.class).insert(kind, subject, body);
    }
}
