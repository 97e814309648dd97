package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.TargetClaim;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings a target is worked on under; see "Client Connection Defaults" in the manual. */
final class PostgresSettings {

    /** Sets many in one statement; {@code true} for the transaction only. */
    static final String SET =
            """
            SELECT name || '=' || current_setting(name) AS setting_before,
                   set_config(name, value, ?)
            FROM unnest(?::text[], ?::text[]) AS setting(name, value)
            """;

    /** A node that stands still must not keep tenants waiting for the locks it holds. */
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(10);

    /** NAMEDATALEN, without the zero at its end. */
    private static final int NAME_LENGTH = 63;

    private PostgresSettings() {}

    static Map<String, String> of(TargetClaim claim) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("application_name", name(claim));
        settings.put("lock_timeout", milliseconds(claim.lockTimeout()));
        settings.put("statement_timeout", milliseconds(claim.statementTimeout()));
        settings.put("idle_in_transaction_session_timeout", milliseconds(IDLE_IN_TRANSACTION));
        // an unreachable client is given up, and its locks with it, after some 6 s
        settings.put("tcp_keepalives_idle", "3");
        settings.put("tcp_keepalives_interval", "1");
        settings.put("tcp_keepalives_count", "3");
        // from 14: without it a statement outlives its client, waits for its locks and then runs
        settings.put("client_connection_check_interval", "500");
        // from 14: the guard is idle for as long as an index takes to build
        settings.put("idle_session_timeout", "0");
        // bodies of functions may name what is made after them; the proof ran like this, too
        settings.put("check_function_bodies", "off");
        // planning or compiling the inspection costs more than running it
        settings.put("plan_cache_mode", "force_generic_plan");
        settings.put("jit", "off");
        return settings;
    }

    /**
     * Tells whose the session is, in the 63 bytes that the server keeps of it. An epoch of 0 was
     * not given out by anybody, and is not there.
     */
    private static String name(TargetClaim claim) {
        var epoch = claim.epoch() > 0 ? "@" + claim.epoch() : "";
        var run = "flotilla/" + claim.run();
        return run.substring(0, Math.min(run.length(), NAME_LENGTH - epoch.length())) + epoch;
    }

    /** Sets them for the session and gives back the values they had. */
    static Map<String, String> set(Connection connection, Map<String, String> settings)
            throws SQLException {
        try (var statement = connection.prepareStatement(SET)) {
            statement.setBoolean(1, false);
            bind(connection, statement, 2, settings);
            return before(PostgresResults.of(statement));
        }
    }

    static void bind(
            Connection connection,
            PreparedStatement statement,
            int parameter,
            Map<String, String> settings)
            throws SQLException {
        statement.setArray(
                parameter, connection.createArrayOf("text", settings.keySet().toArray()));
        statement.setArray(
                parameter + 1, connection.createArrayOf("text", settings.values().toArray()));
    }

    static Map<String, String> before(PostgresResults results) {
        var before = new LinkedHashMap<String, String>();
        for (var setting : results.list("setting_before")) {
            var equals = setting.indexOf('=');
            before.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return before;
    }

    static String milliseconds(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
