package io.flotilla.orchestrator.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the demo starts: a temporary folder, two tenant databases and the server. Closing it
 * stops and removes all of it, in whatever state; a hook does so when the demo is interrupted.
 */
final class DemoWorld implements AutoCloseable {
    private final Path folder;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Thread hook = new Thread(this::interrupt);
    private volatile boolean interrupted;

    private DemoWorld(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static DemoWorld open() throws IOException {
        return new DemoWorld(Files.createTempDirectory("flotilla-demo-"));
    }

    Path folder() {
        return folder;
    }

    List<TenantDatabase> startDatabases(DemoEngines engines) throws IOException, SQLException {
        var databases = new ArrayList<TenantDatabase>();
        for (var region : DemoRegion.values()) {
            var database =
                    switch (engines.in(region)) {
                        case POSTGRES -> PostgresTenants.start(region, folder);
                        case MYSQL -> MariaDbTenants.start(region);
                    };
            remember(database);
            databases.add(database);
        }
        return databases;
    }

    DemoServer startServer(@Nullable Integer port) throws IOException {
        var server = DemoServer.start(folder, port);
        remember(server);
        return server;
    }

    private synchronized void remember(AutoCloseable part) {
        started.push(part);
    }

    /** Whether everything is being stopped because the process was told to end. */
    boolean interrupted() {
        return interrupted;
    }

    private void interrupt() {
        interrupted = true;
        System.err.println("stopping and removing everything …");
        stop();
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending; the hook found nothing left to do.
        }
    }

    /** The last started first: the server lets go of the databases before they end. */
    private synchronized void stop() {
        for (var part = started.poll(); part != null; part = started.poll()) {
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("demo: could not stop everything: " + e);
            }
        }
        try {
            delete(folder);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("demo: could not remove %s: %s".formatted(folder, e));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure)
                            throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException failure) throws IOException {
                        Files.deleteIfExists(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
