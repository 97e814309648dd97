package io.flotilla.orchestrator.server;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterColumnMapper;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The tables {@code target_server} and {@code server_permit}, by the control database's clock. */
@RegisterConstructorMapper(TargetServer.class)
@RegisterColumnMapper(BreakerStateMapper.class)
interface ServerDao {

    String SELECT =
            """
            SELECT s.host, s.port, s.connection_cap, s.breaker AS state, s.faults, s.openings,
                   s.retry_at, s.since, s.fault_kind, s.fault,
                   (SELECT coalesce(sum(p.connections), 0) FROM server_permit p
                    WHERE p.host = s.host AND p.port = s.port AND p.until > now()) AS in_use,
                   (SELECT count(*) FROM target_database d
                    WHERE d.host = s.host AND d.port = s.port) AS databases,
                   now() AS now
            FROM target_server s
            """;

    /** Makes sure that the server has a row. */
    @SqlUpdate(
            "INSERT INTO target_server (host, port) VALUES (:host, :port) ON CONFLICT DO NOTHING")
    void add(@BindMethods ServerAddress server);

    /** Lets nobody else decide about the server until commit. */
    @SqlQuery(
            """
            SELECT 1 FROM target_server WHERE host = :host AND port = :port FOR NO KEY UPDATE
            """)
    Optional<Integer> lock(@BindMethods ServerAddress server);

    @SqlQuery(SELECT + "WHERE s.host = :host AND s.port = :port")
    Optional<TargetServer> find(@BindMethods ServerAddress server);

    /** All that a database is registered on. */
    @SqlQuery(
            SELECT
                    + """
                    WHERE EXISTS (SELECT FROM target_database d
                                  WHERE d.host = s.host AND d.port = s.port)
                    ORDER BY s.host, s.port LIMIT :limit
                    """)
    List<TargetServer> list(int limit);

    /** Rows for servers that no shard has been at yet. */
    @SqlUpdate(
            """
            INSERT INTO target_server (host, port)
            SELECT DISTINCT host, port FROM target_database
            ON CONFLICT DO NOTHING
            """)
    void addAll();

    @SqlUpdate(
            """
            UPDATE target_server
            SET breaker = :label, faults = :faults, openings = :openings, retry_at = :retryAt,
                since = :since, fault_kind = :faultKind, fault = :fault
            WHERE host = :host AND port = :port
            """)
    void setBreaker(@BindMethods ServerAddress server, @BindMethods Breaker breaker, String label);

    @SqlUpdate("UPDATE target_server SET connection_cap = :cap WHERE host = :host AND port = :port")
    void setCap(@BindMethods ServerAddress server, @Nullable Integer cap);

    @SqlUpdate(
            """
            INSERT INTO server_permit AS p (holder, host, port, connections, until)
            VALUES (:holder, :host, :port, :connections, now() + make_interval(secs => :seconds))
            ON CONFLICT (holder) DO UPDATE
            SET host = excluded.host, port = excluded.port, connections = excluded.connections,
                until = excluded.until
            """)
    void permit(String holder, @BindMethods ServerAddress server, int connections, double seconds);

    /** Keeps a permit until {@code seconds} from now; it is gone by itself after that. */
    @SqlUpdate(
            """
            UPDATE server_permit SET until = now() + make_interval(secs => :seconds)
            WHERE holder = :holder
            """)
    void keep(String holder, double seconds);

    @SqlUpdate("DELETE FROM server_permit WHERE host = :host AND port = :port AND until <= now()")
    void sweep(@BindMethods ServerAddress server);
}
