package io.flotilla.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.desired.DesiredState;
import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.plan.Renamed;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SilencingTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String KEYED = "CREATE TABLE users (id bigint PRIMARY KEY);\n";

    private final Linter linter = new Linter(Dialects.require("postgres"), LintPolicy.DEFAULT);

    @Test
    void silencesWhatTheStatementThatFollowsDeclares() throws SQLException {
        var report =
                lint(
                        """
                        -- flotilla:nolint missing-primary-key read once, by the import
                        CREATE TABLE raw (happened timestamptz);
                        CREATE TABLE other (happened timestamptz);
                        """);

        assertThat(report.silenced())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.label()).isEqualTo("raw");
                            assertThat(it.silence())
                                    .isEqualTo(
                                            new Silence(
                                                    new SourcePlace("to.sql", 1),
                                                    "read once, by the import"));
                            assertThat(it.text())
                                    .startsWith("missing-primary-key: silenced: table raw")
                                    .endsWith("(read once, by the import)");
                        });
        assertThat(report.findings()).extracting(Finding::label).containsExactly("other");
    }

    @Test
    void silencesSeveralRulesAndPartsOfTheTable() throws SQLException {
        var report =
                lint(
                        """
                        -- flotilla:nolint missing-primary-key, timestamp-without-zone
                        CREATE TABLE raw (
                            happened timestamp
                        );
                        """);

        assertThat(report.findings()).isEmpty();
        assertThat(report.silenced())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("missing-primary-key", "timestamp-without-zone");
    }

    @Test
    void silencesAnIndexAtItsOwnStatementWithANameOrWithout() throws SQLException {
        var named =
                lint(
                        KEYED
                                + """
                                -- flotilla:nolint duplicate-index
                                CREATE UNIQUE INDEX again ON users (id);
                                """);
        var unnamed =
                lint(
                        KEYED
                                + """
                                -- flotilla:nolint duplicate-index
                                CREATE UNIQUE INDEX ON users (id);
                                """);

        assertThat(named.findings()).isEmpty();
        assertThat(named.silenced()).hasSize(1);
        assertThat(unnamed.findings()).isEmpty();
        assertThat(unnamed.silenced()).hasSize(1);
    }

    @Test
    void silencesWhatHasNoStatementAnyMoreByItsName() throws SQLException {
        var report =
                change(
                        KEYED + "CREATE TABLE old_orders (id bigint PRIMARY KEY);",
                        KEYED + "-- flotilla:nolint drop-table on=old_orders archived in March\n");

        assertThat(report.findings()).isEmpty();
        assertThat(report.silenced())
                .singleElement()
                .satisfies(it -> assertThat(it.rule()).isEqualTo("drop-table"));
        assertThat(report.lines())
                .singleElement()
                .asString()
                .startsWith("drop-table: silenced: table old_orders")
                .endsWith("(archived in March)");
    }

    @Test
    void leavesOtherRulesAndOtherStatementsAlone() throws SQLException {
        var report =
                lint(
                        """
                        -- flotilla:nolint duplicate-index, missing-primary-key
                        CREATE TABLE a (happened timestamp);
                        CREATE TABLE b (n bigint);
                        """);

        assertThat(report.findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(
                        "timestamp-without-zone", "missing-primary-key", "unused-nolint");
    }

    @Test
    void holdsARuleAboutChangesOnlyAgainstChanges() throws SQLException {
        var sql = KEYED + "-- flotilla:nolint drop-column\nCREATE TABLE t (id bigint PRIMARY KEY);";

        assertThat(lint(sql).findings()).isEmpty();
        assertThat(change(KEYED, sql).findings())
                .extracting(Finding::rule)
                .containsExactly("unused-nolint");
    }

    @Test
    void tellsWhatIsOldApartFromWhatAChangeBrings() throws SQLException {
        var report =
                change(
                        "CREATE TABLE a (n bigint);",
                        "CREATE TABLE a (n bigint);\nCREATE TABLE b (n bigint);");

        assertThat(report.findings()).extracting(Finding::label).containsExactly("b");
        assertThat(report.old()).extracting(Finding::label).containsExactly("a");
        assertThat(report.reaches(Severity.WARNING)).isTrue();
        assertThat(report.reaches(Severity.ERROR)).isFalse();
    }

    private LintReport lint(String sql) throws SQLException {
        return linter.schema(load(sql), List.of(new SourceFile("to.sql", sql)));
    }

    private LintReport change(String before, String after) throws SQLException {
        var from = load(before);
        var to = load(after);
        return linter.change(
                plan(from, to),
                Renamed.nothing(from),
                to,
                List.of(new SourceFile("to.sql", after)));
    }

    private static Plan plan(Schema from, Schema to) throws SQLException {
        try (var connection = SERVER.borrow()) {
            return new Planner(Dialects.require("postgres"))
                    .plan("app", from, to, PlanPolicy.DEFAULT.allowingDrops(), connection);
        }
    }

    private static Schema load(String sql) throws SQLException {
        try (var connection = SERVER.borrow()) {
            return DesiredState.load(
                    Dialects.require("postgres"),
                    connection,
                    List.of(new SourceFile("x.sql", sql)));
        }
    }
}
