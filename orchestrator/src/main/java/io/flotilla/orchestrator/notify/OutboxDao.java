package io.flotilla.orchestrator.notify;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The tables {@code notification} and {@code notification_delivery}. */
@RegisterConstructorMapper(OutboxDao.Due.class)
interface OutboxDao {

    /** Something to be told now. {@code attempt} counts from 1. */
    record Due(long id, String webhook, int attempt, String body) {}

    /** One delivery for every new notification and webhook; without webhooks they are just kept. */
    @SqlUpdate(
            """
            WITH fresh AS (
                UPDATE notification SET addressed = true WHERE NOT addressed RETURNING id)
            INSERT INTO notification_delivery (notification_id, webhook)
            SELECT fresh.id, name FROM fresh CROSS JOIN unnest(CAST(:webhooks AS text[])) AS name
            """)
    void address(String[] webhooks);

    /**
     * Takes deliveries that are due. Should the node die before it says how they went, they are due
     * again after the wait that a failure would have cost.
     *
     * @param backoff seconds after the first attempt; twice as long after each further one
     */
    @SqlQuery(
            """
            WITH due AS (
                SELECT notification_id, webhook
                FROM notification_delivery
                WHERE delivered_at IS NULL AND given_up_at IS NULL AND not_before <= now()
                  AND webhook = ANY (CAST(:webhooks AS text[]))
                ORDER BY not_before
                LIMIT :most
                FOR UPDATE SKIP LOCKED)
            UPDATE notification_delivery d
            SET attempts = d.attempts + 1,
                not_before = now() + make_interval(
                    secs => least(:backoff * 2 ^ least(d.attempts, 20), 21600)
                            * (1 + random() / 2))
            FROM due
            JOIN notification n ON n.id = due.notification_id
            WHERE d.notification_id = due.notification_id AND d.webhook = due.webhook
            RETURNING n.id, d.webhook, d.attempts AS attempt,
                      jsonb_build_object('id', n.id, 'kind', n.kind, 'subject', n.subject,
                                         'at', n.created_at, 'data', n.body)::text AS body
            """)
    List<Due> take(String[] webhooks, int most, double backoff);

    /** Calls that are still to be made, and for how long the oldest has been waiting. */
    record Waiting(long deliveries, double oldestSeconds) {}

    @SqlQuery(
            """
            SELECT count(*) AS deliveries,
                   coalesce(extract(epoch FROM now() - min(n.created_at)), 0) AS oldest_seconds
            FROM notification_delivery d
            JOIN notification n ON n.id = d.notification_id
            WHERE d.delivered_at IS NULL AND d.given_up_at IS NULL
            """)
    @RegisterConstructorMapper(Waiting.class)
    Waiting waiting();

    @SqlUpdate(
            """
            UPDATE notification_delivery SET delivered_at = now(), problem = NULL
            WHERE notification_id = :id AND webhook = :webhook
            """)
    void delivered(long id, String webhook);

    @SqlUpdate(
            """
            UPDATE notification_delivery
            SET problem = :problem, given_up_at = CASE WHEN :last THEN now() END
            WHERE notification_id = :id AND webhook = :webhook
            """)
    void failed(long id, String webhook, String problem, boolean last);

    /** Forgets what nobody is to be told any more. */
    @SqlUpdate(
            """
            DELETE FROM notification n
            WHERE n.addressed AND n.created_at < now() - make_interval(secs => :seconds)
              AND NOT EXISTS (SELECT FROM notification_delivery d
                              WHERE d.notification_id = n.id
                                AND d.delivered_at IS NULL AND d.given_up_at IS NULL)
            """)
    void forget(double seconds);
}
