package io.flotilla.engine.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Schemas for measuring, {@code bench_00001} and on: ten tables with identity columns, primary keys
 * and fifteen more indexes, 45 relations each.
 */
public final class BenchFleet {
    private static final int TABLES = 10;

    private BenchFleet() {}

    public static String name(int number) {
        return "bench_%05d".formatted(number);
    }

    /** The statements that make one schema's tables; names are unqualified. */
    public static String ddl() {
        var sql = new StringBuilder();
        for (var n = 1; n <= TABLES; n++) {
            sql.append(
                    """
                    CREATE TABLE t%1$d (
                        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        name text NOT NULL,
                        amount numeric(12,2) DEFAULT 0,
                        state varchar(20) DEFAULT 'new',
                        created_at timestamptz NOT NULL DEFAULT now(),
                        updated_at timestamptz);
                    CREATE INDEX t%1$d_name_idx ON t%1$d (name);
                    """
                            .formatted(n));
            if (n % 2 == 0) {
                sql.append(
                        "CREATE INDEX t%1$d_open_idx ON t%1$d (created_at) WHERE state = 'new';\n"
                                .formatted(n));
            }
        }
        return sql.toString();
    }

    /** The statements of the next release: four short ones, which share a transaction. */
    public static String next() {
        return """
        ALTER TABLE t1 ADD COLUMN note text;
        CREATE TABLE t11 (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            t1_id bigint NOT NULL,
            label text NOT NULL);
        ALTER TABLE t11 ADD CONSTRAINT t11_t1_fkey FOREIGN KEY (t1_id) REFERENCES t1;
        CREATE INDEX t11_t1_idx ON t11 (t1_id);
        """;
    }

    /** Makes schemas 1 to {@code count}, a few at a time. */
    public static void create(String url, int count) throws Exception {
        var next = new AtomicInteger();
        inParallel(
                url,
                4,
                connection -> {
                    try (var statement = connection.createStatement()) {
                        for (var n = next.incrementAndGet();
                                n <= count;
                                n = next.incrementAndGet()) {
                            statement.execute(
                                    "CREATE SCHEMA %1$s; SET search_path TO %1$s; "
                                                    .formatted(name(n))
                                            + ddl());
                        }
                        return null;
                    }
                });
    }

    /** Work for one connection. */
    @FunctionalInterface
    public interface Work {
        Object on(Connection connection) throws SQLException;
    }

    /** Does the same work on {@code count} new connections at once, and waits for all. */
    public static void inParallel(String url, int count, Work work) throws Exception {
        var connections = new ArrayList<Connection>();
        try {
            for (var n = 0; n < count; n++) {
                connections.add(DriverManager.getConnection(url));
            }
            inParallel(connections, work);
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    /** Does the same work on all connections at once, and waits for all; they stay open. */
    public static void inParallel(List<Connection> connections, Work work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(connections.size())) {
            var running = new ArrayList<Future<Object>>();
            for (var connection : connections) {
                running.add(threads.submit(() -> work.on(connection)));
            }
            for (var task : running) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
