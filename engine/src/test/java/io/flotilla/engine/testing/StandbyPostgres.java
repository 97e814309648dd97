package io.flotilla.engine.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * A hot standby of a server started from the newest PostgreSQL that is installed, made with {@code
 * pg_basebackup}; it follows its primary until it is promoted.
 */
public final class StandbyPostgres implements AutoCloseable {

    private static final Map<String, String> SETTINGS =
            Map.of("fsync", "off", "shared_buffers", "32MB", "hot_standby", "on");

    private final InstalledPostgres programs;
    private final Path folder;
    private final int port;

    private StandbyPostgres(InstalledPostgres programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /**
     * A primary to make standbys of, which goes when the JVM ends; empty where none is installed.
     */
    public static Optional<String> primary() {
        return InstalledPostgres.find().map(it -> it.start(SETTINGS));
    }

    /** A standby of the server of a JDBC URL, which lets replication in without a password. */
    public static StandbyPostgres of(String primary) throws IOException {
        var programs = InstalledPostgres.find().orElseThrow();
        var folder = InstalledPostgres.folder();
        var port = InstalledPostgres.freePort();
        var standby = new StandbyPostgres(programs, folder, port);
        var primaryPort = primary.replaceFirst(".*:(\\d+)/.*", "$1");
        programs.run("pg_basebackup", "-h", "127.0.0.1", "-p", primaryPort, "-U", "postgres")
                .with("-D", standby.data(), "-R", "-X", "stream", "-c", "fast")
                .toTheEnd();
        programs.run("pg_ctl", "start", "-w", "-s", "-D", standby.data())
                .with("-l", folder.resolve("log").toString())
                .with("-o", InstalledPostgres.options(port, folder, SETTINGS))
                .toTheEnd();
        return standby;
    }

    /** The JDBC URL of the database that the primary's URL names. */
    public String url(String primary) {
        return primary.replaceFirst("//[^/]+/", "//127.0.0.1:" + port + "/");
    }

    /** Receives nothing more; what the primary commits from here on, it does not have. */
    public void stopFollowing(String primary) throws SQLException {
        try (var connection = DriverManager.getConnection(url(primary));
                var statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET primary_conninfo = ''");
            statement.execute("SELECT pg_reload_conf()");
            var following = true;
            while (following) {
                try (var rows = statement.executeQuery("SELECT FROM pg_stat_wal_receiver")) {
                    following = rows.next();
                }
            }
        }
    }

    /** Ends the primary as a crash would. */
    public void killPrimary(String primary) throws SQLException {
        String data;
        try (var connection = DriverManager.getConnection(primary);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW data_directory")) {
            rows.next();
            data = rows.getString(1);
        }
        programs.kill(data);
    }

    /** Makes a primary of it; returns when it takes writes. */
    public void promote() {
        programs.run("pg_ctl", "promote", "-w", "-s", "-D", data()).toTheEnd();
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    @Override
    public void close() {
        programs.stop(folder, data());
    }
}
