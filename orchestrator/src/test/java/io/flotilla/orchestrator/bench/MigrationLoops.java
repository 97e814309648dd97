package io.flotilla.orchestrator.bench;

import io.flotilla.engine.bench.BenchFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.flywaydb.core.Flyway;

/**
 * What one writes without Flotilla: a loop over the schemas that runs a migration tool on each, a
 * few at a time. The schemas are there already, so each tool makes its table beside the tenant's.
 */
final class MigrationLoops {

    private final String url;
    private final Path folder;
    private final int schemas;
    private final int concurrency;

    /** {@code sql} is the migration; {@code schemas} counts the schemas to run it on. */
    MigrationLoops(String url, Path folder, String sql, int schemas, int concurrency)
            throws IOException {
        this.url = url;
        this.folder = folder;
        this.schemas = schemas;
        this.concurrency = concurrency;
        Files.writeString(folder.resolve("V1__next.sql"), sql);
        Files.writeString(
                folder.resolve("next.sql"),
                "--liquibase formatted sql\n--changeset bench:1\n" + sql);
    }

    /** Targets per second. */
    double flyway() throws Exception {
        return perSecond(
                schema ->
                        Flyway.configure()
                                .dataSource(url, "postgres", "")
                                .schemas(schema)
                                .locations("filesystem:" + folder)
                                .baselineOnMigrate(true)
                                .baselineVersion("0")
                                .load()
                                .migrate());
    }

    /** Targets per second. */
    double liquibase() throws Exception {
        return perSecond(
                schema -> {
                    var database =
                            DatabaseFactory.getInstance()
                                    .findCorrectDatabaseImplementation(
                                            new JdbcConnection(
                                                    DriverManager.getConnection(inSchema(schema))));
                    database.setDefaultSchemaName(schema);
                    // closing it closes the database and the connection, too
                    try (var files = new DirectoryResourceAccessor(folder);
                            var liquibase = new Liquibase("next.sql", files, database)) {
                        liquibase.update();
                        return null;
                    }
                });
    }

    private String inSchema(String schema) {
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
    }

    @FunctionalInterface
    private interface Migration {
        Object on(String schema) throws Exception;
    }

    private double perSecond(Migration migration) throws Exception {
        var next = new AtomicInteger();
        var began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(concurrency)) {
            List<Future<Object>> running = new ArrayList<>();
            for (var n = 0; n < concurrency; n++) {
                Callable<Object> loop =
                        () -> {
                            for (var number = next.incrementAndGet();
                                    number <= schemas;
                                    number = next.incrementAndGet()) {
                                migration.on(BenchFleet.name(number));
                            }
                            return schemas;
                        };
                running.add(threads.submit(loop));
            }
            for (var loop : running) {
                loop.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return schemas / ((System.nanoTime() - began) / 1e9);
    }
}
