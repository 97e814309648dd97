package io.flotilla.engine.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A file system that is full once a few megabytes are in it, and a database of an installed
 * PostgreSQL on it. For root, who alone may mount one.
 */
public final class SmallDisk implements AutoCloseable {

    private static final String DATABASE = "on_a_small_disk";

    private final Path folder;
    private final String server;

    private SmallDisk(Path folder, String server) {
        this.folder = folder;
        this.server = server;
    }

    /**
     * Mounts one for a database of a server.
     *
     * @param server its JDBC URL, {@link StandbyPostgres#primary}
     * @param mebibytes an empty database takes eight of them
     * @return empty where nothing may be mounted
     */
    public static Optional<SmallDisk> of(String server, int mebibytes)
            throws IOException, SQLException, InterruptedException {
        var folder = InstalledPostgres.folder();
        var mount = "size=%dm,mode=777".formatted(mebibytes);
        if (run("mount", "-t", "tmpfs", "-o", mount, "tmpfs", folder.toString()) != 0) {
            Files.delete(folder);
            return Optional.empty();
        }
        var disk = new SmallDisk(folder, server);
        var space = folder.resolve("space");
        Files.createDirectory(space);
        run("chown", "postgres", space.toString());
        disk.execute("CREATE TABLESPACE small LOCATION '%s'".formatted(space));
        disk.execute("CREATE DATABASE %s TABLESPACE small".formatted(DATABASE));
        return Optional.of(disk);
    }

    /** The database's JDBC URL. */
    public String url() {
        return server.replaceFirst("/postgres\\?", "/" + DATABASE + "?");
    }

    /** Somebody has made room. */
    public void grow(int mebibytes) throws IOException, InterruptedException {
        var mount = "remount,size=%dm".formatted(mebibytes);
        if (run("mount", "-o", mount, folder.toString()) != 0) {
            throw new IOException("%s did not grow".formatted(folder));
        }
    }

    @Override
    public void close() throws IOException, SQLException, InterruptedException {
        execute("DROP DATABASE %s WITH (FORCE)".formatted(DATABASE));
        execute("DROP TABLESPACE small");
        run("umount", folder.toString());
        Files.delete(folder);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
