package io.flotilla.engine.dialect.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.apply.Attempt;
import io.flotilla.engine.apply.AttemptListener;
import io.flotilla.engine.apply.AttemptOutcome;
import io.flotilla.engine.apply.PlanRunner;
import io.flotilla.engine.desired.DesiredState;
import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.plan.SchemaSql;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The whole way, through the genuine driver: schemas are inspected, planned for, changed and
 * brought back, several at a time. Where that happens is a subclass's to say, and how many there
 * are {@code -Dredshift.schemas=200}.
 */
abstract class RedshiftRoundTrips {

    private static final int TENANTS = Integer.getInteger("redshift.schemas", 4);
    private static final int AT_ONCE = 4;
    private static final AtomicLong EPOCHS = new AtomicLong();

    private final RedshiftDialect dialect = new RedshiftDialect();

    /** A new connection; the caller closes it. */
    abstract Connection connect() throws SQLException;

    private static final String BEFORE =
            """
            CREATE TABLE event (
                id integer NOT NULL,
                name varchar(20) ENCODE zstd,
                CONSTRAINT event_pkey PRIMARY KEY (id)
            ) DISTSTYLE ALL SORTKEY (id);
            CREATE TABLE sales (
                id bigint IDENTITY(1, 1) NOT NULL,
                event integer NOT NULL,
                price numeric(8, 2) DEFAULT 0,
                doc super,
                note varchar(20),
                CONSTRAINT sales_event_fkey FOREIGN KEY (event) REFERENCES event (id)
            ) DISTKEY (event);
            COMMENT ON TABLE sales IS 'what was sold';
            CREATE VIEW dear AS SELECT id, price FROM sales WHERE price > 10;
            CREATE MATERIALIZED VIEW per_event AUTO REFRESH YES AS
                SELECT event, count(*) AS times FROM sales GROUP BY event;
            CREATE VIEW late AS SELECT name FROM ${schema}.event WITH NO SCHEMA BINDING;
            CREATE FUNCTION f_half(integer) RETURNS integer IMMUTABLE AS $$ SELECT $1 / 2 $$ LANGUAGE sql;
            """;

    private static final String AFTER =
            """
            CREATE TABLE event (
                id integer NOT NULL,
                name varchar(200) ENCODE zstd,
                place varchar(30) DEFAULT 'here' ENCODE bytedict,
                CONSTRAINT event_pkey PRIMARY KEY (id)
            ) DISTSTYLE EVEN SORTKEY (id);
            CREATE TABLE sales (
                id bigint IDENTITY(1, 1) NOT NULL,
                event integer NOT NULL,
                price numeric(8, 2) DEFAULT 0 ENCODE zstd,
                doc super,
                CONSTRAINT sales_event_fkey FOREIGN KEY (event) REFERENCES event (id)
            ) DISTKEY (event) COMPOUND SORTKEY (event, price);
            COMMENT ON TABLE sales IS 'what is sold';
            CREATE VIEW dear AS SELECT id, price, event FROM sales WHERE price > 10;
            CREATE MATERIALIZED VIEW per_event AUTO REFRESH NO AS
                SELECT event, count(*) AS times FROM sales GROUP BY event;
            CREATE VIEW late AS SELECT place FROM ${schema}.event WITH NO SCHEMA BINDING;
            CREATE FUNCTION f_half(integer) RETURNS integer IMMUTABLE AS $$ SELECT $1 / 3 $$ LANGUAGE sql;
            CREATE PROCEDURE sp_clean() AS $$ BEGIN DELETE FROM sales; END $$ LANGUAGE plpgsql;
            """;

    @Test
    void goesThereAndBackInPlace() throws SQLException {
        var plan = goesThereAndBack(BEFORE, AFTER, "INSERT INTO event VALUES (1, 'one')");

        assertThat(plan.statements())
                .anyMatch(statement -> !statement.transactional())
                .anyMatch(statement -> statement.sql().contains("_flotilla_trash_note"));
    }

    @Test
    void goesThereAndBackByCopies() throws SQLException {
        var before =
                """
                CREATE TABLE event (id integer NOT NULL, name varchar(20), CONSTRAINT event_pkey PRIMARY KEY (id));
                CREATE TABLE sales (event integer, CONSTRAINT sales_fkey FOREIGN KEY (event) REFERENCES event (id));
                CREATE VIEW names AS SELECT name FROM event;
                """;
        var after =
                before.replace("id integer", "id bigint")
                        .replace("name varchar(20)", "name varchar(20) DEFAULT 'x' NOT NULL");

        var plan = goesThereAndBack(before, after, "INSERT INTO event VALUES (1, 'one')");

        assertThat(plan.statements())
                .allMatch(statement -> statement.transactional())
                .anyMatch(
                        statement ->
                                statement.sql().startsWith("INSERT INTO _flotilla_copy_event"));
    }

    private Plan goesThereAndBack(String before, String after, String row) throws SQLException {
        var from = load(before);
        var to = load(after);
        var plan = plan(from, to);
        var tenants = Stream.generate(RedshiftRoundTrips::own).limit(TENANTS).toList();
        try {
            each(tenants, tenant -> make(from, row, tenant));
            each(
                    tenants,
                    tenant -> {
                        assertThat(run(plan, Direction.FORWARD, tenant))
                                .isInstanceOf(AttemptOutcome.Applied.class);
                        assertAt(to, tenant);
                        assertThat(run(plan, Direction.FORWARD, tenant))
                                .isInstanceOf(AttemptOutcome.AlreadyThere.class);
                    });
            each(
                    tenants,
                    tenant -> {
                        assertThat(run(plan, Direction.REVERT, tenant))
                                .isInstanceOf(AttemptOutcome.Applied.class);
                        assertAt(from, tenant);
                        assertKept(tenant);
                    });
        } finally {
            each(tenants, this::drop);
        }
        return plan;
    }

    /** Does it for all tenants, several at a time. */
    private static void each(List<String> tenants, Doing doing) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            tenants.stream()
                    .map(
                            tenant ->
                                    CompletableFuture.runAsync(
                                            () -> {
                                                try {
                                                    doing.to(tenant);
                                                } catch (SQLException e) {
                                                    throw new IllegalStateException(tenant, e);
                                                }
                                            },
                                            threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    /** Something that is done to a tenant. */
    @FunctionalInterface
    private interface Doing {
        void to(String tenant) throws SQLException;
    }

    private Plan plan(Schema from, Schema to) throws SQLException {
        try (var connection = connect()) {
            return new Planner(dialect).plan("there", from, to, PlanPolicy.DEFAULT, connection);
        }
    }

    private void make(Schema schema, String row, String tenant) throws SQLException {
        try (var connection = connect()) {
            assertThat(dialect.targetSchemas().create(connection, tenant)).isTrue();
            SearchPath.set(connection, SearchPath.of(tenant));
            for (var sql : SchemaSql.create(dialect, schema)) {
                RedshiftSql.run(connection, RedshiftSql.within(tenant, sql));
            }
            RedshiftSql.run(connection, row);
            RedshiftSql.run(connection, "GRANT SELECT ON event TO PUBLIC");
        }
    }

    private void drop(String tenant) throws SQLException {
        try (var connection = connect()) {
            RedshiftSql.run(connection, "DROP SCHEMA IF EXISTS %s CASCADE".formatted(tenant));
            RedshiftSql.run(connection, "DROP TABLE IF EXISTS " + OwnTables.name("fence", tenant));
        }
    }

    private void assertKept(String tenant) throws SQLException {
        try (var connection = connect()) {
            assertThat(
                            RedshiftSql.value(
                                    connection,
                                    "SELECT count(*) AS c FROM %s.event".formatted(tenant)))
                    .isEqualTo("1");
            assertThat(
                            RedshiftSql.query(
                                    connection,
                                    "SELECT identity_name FROM svv_relation_privileges WHERE relation_name = 'event' AND namespace_name = '%s'"
                                            .formatted(tenant)))
                    .as("what was granted on the table")
                    .hasSize(1);
        }
    }

    private static String own() {
        return "flotilla_test_%016x".formatted(ThreadLocalRandom.current().nextLong());
    }

    private Schema load(String sql) throws SQLException {
        try (var connection = connect()) {
            return DesiredState.load(dialect, connection, List.of(new SourceFile("app.sql", sql)));
        }
    }

    private void assertAt(Schema schema, String tenant) throws SQLException {
        try (var connection = connect()) {
            assertThat(Fingerprinter.canonicalText(dialect.inspector().inspect(connection, tenant)))
                    .isEqualTo(Fingerprinter.canonicalText(schema));
        }
    }

    private AttemptOutcome run(Plan plan, Direction direction, String tenant) {
        var attempt =
                new Attempt(
                        tenant,
                        plan,
                        direction,
                        EPOCHS.incrementAndGet(),
                        "stand-in",
                        Attempt.Timeouts.DEFAULT);
        return new PlanRunner(dialect).run(attempt, this::connect, AttemptListener.NONE);
    }
}
