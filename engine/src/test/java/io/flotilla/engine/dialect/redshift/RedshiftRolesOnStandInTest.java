package io.flotilla.engine.dialect.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.apply.Attempt;
import io.flotilla.engine.apply.AttemptListener;
import io.flotilla.engine.apply.AttemptOutcome;
import io.flotilla.engine.apply.PlanRunner;
import io.flotilla.engine.desired.DesiredState;
import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.TableSizes.TableSize;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.Trash;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Locks, fences and the smaller roles, on the stand-in: see {@link RedshiftStandIn}. */
@EnabledIf("io.flotilla.engine.testing.PgBouncer#isInstalled")
class RedshiftRolesOnStandInTest {

    @RegisterExtension static final RedshiftStandIn REDSHIFT = new RedshiftStandIn();

    private static final String TARGET = "acme";
    private static final String BEFORE = "CREATE TABLE t (a varchar(10), b integer);";
    private static final String AFTER =
            "CREATE TABLE t (a varchar(20), b integer ENCODE zstd) SORTKEY (b);";

    private final RedshiftDialect dialect = new RedshiftDialect();
    private Connection connection;

    @BeforeEach
    void makeTarget() throws SQLException {
        connection = REDSHIFT.connect();
        dialect.targetSchemas().create(connection, TARGET);
        SearchPath.set(connection, SearchPath.of(TARGET));
        RedshiftSql.run(connection, BEFORE);
    }

    @AfterEach
    void dropTarget() throws SQLException {
        RedshiftSql.run(connection, "DROP SCHEMA IF EXISTS acme CASCADE");
        RedshiftSql.run(connection, "DROP SCHEMA IF EXISTS flotilla CASCADE");
        connection.close();
    }

    @Test
    void refusesAnOlderEpoch() throws SQLException {
        var plan = plan(BEFORE, "CREATE TABLE t (a varchar(10), b integer, c integer);");

        assertThat(run(plan, Direction.FORWARD, 7)).isInstanceOf(AttemptOutcome.Applied.class);
        assertThat(run(plan, Direction.REVERT, 6)).isEqualTo(new AttemptOutcome.Fenced(6));
        assertThat(run(plan, Direction.REVERT, 8)).isInstanceOf(AttemptOutcome.Applied.class);
    }

    @Test
    void refusesAnOlderEpochAlsoWhereStatementsRunAlone() throws SQLException {
        var plan = plan(BEFORE, AFTER);

        assertThat(run(plan, Direction.FORWARD, 7)).isInstanceOf(AttemptOutcome.Applied.class);
        assertThat(run(plan, Direction.REVERT, 6)).isEqualTo(new AttemptOutcome.Fenced(6));
    }

    @Test
    void waitsForATableNoLongerThanItMay() throws SQLException {
        var plan = plan(BEFORE, "CREATE TABLE t (a varchar(10), b integer, c integer);");
        try (var other = REDSHIFT.connect()) {
            other.setAutoCommit(false);
            RedshiftSql.run(other, "LOCK TABLE acme.t");

            assertThat(run(plan, Direction.FORWARD, 1))
                    .isInstanceOfSatisfying(
                            AttemptOutcome.Blocked.class,
                            blocked ->
                                    assertThat(blocked.toString())
                                            .contains("of user postgres, in a transaction since"));
            other.rollback();
            other.setAutoCommit(true);
        }
        assertThat(run(plan, Direction.FORWARD, 2)).isInstanceOf(AttemptOutcome.Applied.class);
    }

    @Test
    void waitsForTheTargetsLockNoLongerThanItMay() throws SQLException {
        var plan = plan(BEFORE, AFTER);
        new Fence(claim(1)).create(connection);
        try (var other = REDSHIFT.connect()) {
            other.setAutoCommit(false);
            RedshiftSql.run(other, "LOCK TABLE flotilla.fence_acme");

            assertThat(run(plan, Direction.FORWARD, 1)).isInstanceOf(AttemptOutcome.Blocked.class);
            other.rollback();
            other.setAutoCommit(true);
        }
        assertThat(run(plan, Direction.FORWARD, 2)).isInstanceOf(AttemptOutcome.Applied.class);
    }

    @Test
    void goesOnAtTheCheckpointWhereAnAttemptEnded() throws SQLException {
        var plan = plan(BEFORE, AFTER);
        assertThat(plan.statements()).hasSizeGreaterThan(2).noneMatch(Statement::transactional);
        var dying =
                new AttemptListener() {
                    @Override
                    public void statementStarting(int position, int total, Statement statement) {
                        if (position == 2) {
                            throw new IllegalStateException("the node dies");
                        }
                    }
                };

        assertThatThrownBy(() -> run(plan, Direction.FORWARD, 1, dying))
                .hasMessage("the node dies");

        assertThat(run(plan, Direction.FORWARD, 2)).isEqualTo(new AttemptOutcome.Resumed(1));
        assertThat(run(plan, Direction.REVERT, 3)).isInstanceOf(AttemptOutcome.Applied.class);
    }

    @Test
    void touchesNothingThatDrifted() throws SQLException {
        var plan = plan(BEFORE, AFTER);
        RedshiftSql.run(connection, "ALTER TABLE t ADD COLUMN by_hand integer");

        assertThat(run(plan, Direction.FORWARD, 1)).isInstanceOf(AttemptOutcome.Drifted.class);
    }

    @Test
    void asksChecksBeforeItCopies() throws SQLException {
        var plan = plan(BEFORE, "CREATE TABLE t (a varchar(10), b integer NOT NULL);");
        RedshiftSql.run(connection, "INSERT INTO t (a) VALUES ('x')");

        assertThat(run(plan, Direction.FORWARD, 1)).isInstanceOf(AttemptOutcome.CheckFailed.class);

        RedshiftSql.run(connection, "DELETE FROM t");
        assertThat(run(plan, Direction.FORWARD, 2)).isInstanceOf(AttemptOutcome.Applied.class);
    }

    @Test
    void tellsThatATargetIsGone() throws SQLException {
        var plan = plan(BEFORE, AFTER);
        RedshiftSql.run(connection, "DROP SCHEMA acme CASCADE");

        assertThat(run(plan, Direction.FORWARD, 1)).isInstanceOf(AttemptOutcome.Gone.class);
        assertThatThrownBy(() -> dialect.inspector().inspect(connection, TARGET))
                .isInstanceOf(SchemaNotFound.class);
    }

    @Test
    void leavesSettingsAsTheyWere() throws SQLException {
        SearchPath.set(connection, "public");

        dialect.inspector().inspect(connection, TARGET);

        assertThat(SearchPath.read(connection)).isEqualTo("public");
    }

    @Test
    void listsAndEmptiesTheTrash() throws SQLException {
        var plan =
                plan(BEFORE + "CREATE TABLE gone (a integer);", "CREATE TABLE t (a varchar(10));");
        RedshiftSql.run(connection, "CREATE TABLE gone (a integer)");
        assertThat(run(plan, Direction.FORWARD, 1)).isInstanceOf(AttemptOutcome.Applied.class);

        var trash = dialect.trashBin().list(connection, TARGET);

        assertThat(trash).extracting(Trash::title).containsExactly("column t.b", "table gone");
        for (var one : trash) {
            RedshiftSql.run(connection, dialect.trashBin().removal(one));
        }
        assertThat(dialect.trashBin().list(connection, TARGET)).isEmpty();
    }

    @Test
    void knowsHowMuchTablesHold() throws SQLException {
        RedshiftSql.run(connection, "INSERT INTO t (b) VALUES (1), (2)");
        RedshiftSql.run(connection, "CREATE TABLE none (a integer)");
        RedshiftSql.run(connection, "ANALYZE t");

        assertThat(dialect.tableSizes().read(connection, TARGET, Set.of("t", "none", "missing")))
                .containsOnlyKeys("none", "t")
                .containsEntry("t", new TableSize(3 * 1048576, 2))
                .containsEntry("none", new TableSize(0, 0));
        assertThat(dialect.tableSizes().ofSchemas(connection, Set.of(TARGET)))
                .containsEntry(TARGET, 3 * 1048576L);
    }

    @Test
    void saysWhatIsLackingAndWhoIsInTheWay() throws SQLException {
        var readiness = dialect.readiness();
        assertThat(readiness.lacking(connection, TARGET, Set.of("t"))).isEmpty();
        try (var other = REDSHIFT.connect()) {
            other.setAutoCommit(false);
            RedshiftSql.run(other, "LOCK TABLE acme.t");
            assertThat(readiness.transactionsOlderThan(connection, Duration.ofHours(1))).isEmpty();
            assertThat(readiness.transactionsOlderThan(connection, Duration.ofSeconds(-10)))
                    .anyMatch(it -> it.user().equals("postgres"));
            other.rollback();
            other.setAutoCommit(true);
        }
        assertThat(readiness.countingQuery("SELECT NOT EXISTS (SELECT 1 FROM t WHERE b IS NULL)"))
                .isEqualTo("SELECT count(*) FROM t WHERE b IS NULL");
    }

    @Test
    void makesAndDropsSchemas() throws SQLException {
        assertThat(dialect.targetSchemas().create(connection, TARGET)).isFalse();
        assertThat(dialect.targetSchemas().dropEmpty(connection, TARGET)).isFalse();
        RedshiftSql.run(connection, "DROP TABLE t");
        assertThat(dialect.targetSchemas().dropEmpty(connection, TARGET)).isTrue();
        assertThat(dialect.serverIdentity().read(connection)).isPresent();
    }

    @Test
    void sweepsScratchSchemasThatAreOld() throws SQLException {
        var left = "_flotilla_scratch_1000_cafe";
        RedshiftSql.run(connection, "CREATE SCHEMA " + left);
        try (var scratch = dialect.scratchSchemas().open(connection)) {
            assertThat(dialect.scratchSchemas().sweep(connection, Duration.ofHours(1)))
                    .isEqualTo(1);
            assertThat(dialect.inspector().inspect(connection, scratch.name()))
                    .isEqualTo(Schema.EMPTY);
        }
        assertThat(SearchPath.read(connection)).isEqualTo(SearchPath.of(TARGET));
    }

    @Test
    void classifiesWhatTheDriverThrows() {
        assertThatThrownBy(() -> RedshiftSql.run(connection, "SELECT nonsense FROM nowhere"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure ->
                                assertThat(dialect.failureClassifier().classify(failure))
                                        .isEqualTo(FailureKind.OBJECT_CONFLICT));
    }

    private TargetClaim claim(long epoch) {
        return new TargetClaim(
                TARGET, epoch, "test", Duration.ofMillis(300), Duration.ofSeconds(30));
    }

    private Plan plan(String before, String after) throws SQLException {
        try (var scratch = REDSHIFT.connect()) {
            return new Planner(dialect)
                    .plan(
                            "test",
                            load(before, scratch),
                            load(after, scratch),
                            PlanPolicy.DEFAULT,
                            scratch);
        }
    }

    private Schema load(String sql, Connection scratch) throws SQLException {
        return DesiredState.load(dialect, scratch, List.of(new SourceFile("app.sql", sql)));
    }

    private AttemptOutcome run(Plan plan, Direction direction, long epoch) {
        return run(plan, direction, epoch, AttemptListener.NONE);
    }

    private AttemptOutcome run(
            Plan plan, Direction direction, long epoch, AttemptListener listener) {
        var timeouts = new Attempt.Timeouts(Duration.ofMillis(300), Duration.ofSeconds(30));
        var attempt = new Attempt(TARGET, plan, direction, epoch, "test", timeouts);
        return new PlanRunner(dialect).run(attempt, REDSHIFT::connect, listener);
    }
}
