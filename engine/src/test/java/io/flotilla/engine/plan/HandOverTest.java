package io.flotilla.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.PlanPolicy.Drops;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.MariaDbServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which statements plans hand to a tool, and which nobody may hand over. */
class HandOverTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    private static final Dialect MYSQL = Dialects.require("mysql");

    private static final String BEFORE =
            "CREATE TABLE a (id int NOT NULL PRIMARY KEY, n int, note text)";
    private static final String COPIED =
            "CREATE TABLE a (id int NOT NULL PRIMARY KEY, n bigint, note text)";

    @Test
    void handsCopiesOverThereAndBackAndNothingElse() throws SQLException {
        var plan =
                plan(
                        List.of(BEFORE),
                        List.of(COPIED, "CREATE TABLE b (id int NOT NULL PRIMARY KEY)"),
                        "pt-osc");

        assertThat(plan.statements()).extracting(Statement::tool).containsOnlyOnce("pt-osc");
        var handed = plan.statements().stream().filter(it -> it.tool() != null).findFirst().get();
        assertThat(handed.sql()).doesNotContain("ALGORITHM").startsWith("ALTER TABLE `a`");
        assertThat(handed.hazards())
                .extracting(Hazard::because)
                .contains("pt-osc copies the table beside its use")
                .noneMatch(because -> because.contains("server copies"));
        assertThat(plan.checks()).isEmpty();
        assertThat(plan.revert()).extracting(Statement::tool).containsOnlyOnce("pt-osc");

        var instant =
                plan(
                        List.of(BEFORE),
                        List.of(BEFORE.replace("note text", "note text, x int")),
                        "pt-osc");
        assertThat(instant.statements()).singleElement().extracting(Statement::tool).isNull();
        assertThat(instant.statements().getFirst().sql()).contains("ALGORITHM=INSTANT");
    }

    @Test
    void theToolIsInTheDigestAndComesBackFromTheFile() throws SQLException {
        var plan = plan(List.of(BEFORE), List.of(COPIED), "pt-osc");
        var text = PlanFile.write(plan);

        assertThat(text).contains("tool: pt-osc");
        assertThat(PlanFile.read(text)).isEqualTo(plan);
        assertThatThrownBy(() -> PlanFile.read(text.replace("tool: pt-osc", "tool: gh-ost")))
                .isInstanceOf(PlanFileInvalid.class)
                .hasMessageContaining("the plan is not the one its digest names");
        assertThatThrownBy(() -> PlanFile.read(text.replace("tool: pt-osc", "tool: /bin/sh")))
                .isInstanceOf(PlanFileInvalid.class)
                .hasMessageContaining("statements[0].tool': '/bin/sh' is no name of a tool");
        assertThat(prove(PlanFile.readEdited(text), List.of(BEFORE))).isEqualTo(plan);
    }

    @Test
    void leavesToTheServerWhatAToolWouldNotKeepAndSaysWhy() throws SQLException {
        assertCopiedByServer(
                List.of(
                        "CREATE TABLE p (id int NOT NULL PRIMARY KEY)",
                        BEFORE.replace(
                                "note text",
                                "note text, p int, CONSTRAINT ap FOREIGN KEY (p) REFERENCES p (id)")),
                "a has foreign keys");
        assertCopiedByServer(
                List.of(
                        BEFORE,
                        "CREATE TABLE c (id int NOT NULL PRIMARY KEY, a int, CONSTRAINT ca FOREIGN KEY (a) REFERENCES a (id))"),
                "foreign keys of other tables lead to it");
        assertCopiedByServer(
                List.of(BEFORE, "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.n = 1"),
                "it has triggers");
        assertCopiedByServer(
                List.of(BEFORE.replace(" PRIMARY KEY", "")), "it has no primary or unique key");
    }

    @Test
    void saysThatAToolIsNoJudgeOfWhatDoesNotFit() throws SQLException {
        var plan = plan(List.of(COPIED), List.of(BEFORE), "pt-osc");

        assertThat(plan.statements())
                .singleElement()
                .satisfies(
                        statement -> {
                            assertThat(statement.tool()).isEqualTo("pt-osc");
                            assertThat(statement.hazards())
                                    .anyMatch(
                                            hazard ->
                                                    hazard.kind() == Hazard.Kind.DATA_LOSS
                                                            && hazard.because()
                                                                    .startsWith(
                                                                            "what does not fit is left out or changed without an error"));
                        });
    }

    private static void assertCopiedByServer(List<String> from, String why) throws SQLException {
        var to = from.stream().map(sql -> sql.replace("n int", "n bigint")).toList();
        var plan = plan(from, to, "pt-osc");
        assertThat(plan.statements()).extracting(Statement::tool).containsOnlyNulls();
        assertThat(plan.checks()).isNotEmpty();
        assertThat(plan.findings())
                .anySatisfy(
                        finding ->
                                assertThat(finding)
                                        .startsWith("a is copied by the server and not by pt-osc: ")
                                        .contains(why));
    }

    @Test
    void aTableMayHaveAnotherToolOrNone() throws SQLException {
        var from =
                List.of(
                        BEFORE,
                        BEFORE.replace("TABLE a", "TABLE big"),
                        BEFORE.replace("TABLE a", "TABLE c"));
        var to = from.stream().map(sql -> sql.replace("n int", "n bigint")).toList();
        var policy =
                new PlanPolicy(
                        Drops.DROP,
                        true,
                        true,
                        null,
                        null,
                        List.of(
                                new ObjectPolicy("big*", null, null, null, "gh-ost"),
                                new ObjectPolicy("c", null, null, null, "none")),
                        "pt-osc");

        assertThat(planUnder(policy, from, to).statements())
                .extracting(Statement::tool)
                .containsExactlyInAnyOrder("pt-osc", "gh-ost", null);
    }

    @Test
    void aPersonMayHandOverAStatement() throws SQLException {
        var plan = plan(List.of(BEFORE), List.of(COPIED), null);
        var edited = prove(edited(plan, it -> it.withTool("gh-ost")), List.of(BEFORE));

        assertThat(edited.statements())
                .singleElement()
                .satisfies(
                        statement -> {
                            assertThat(statement.tool()).isEqualTo("gh-ost");
                            assertThat(statement.hazards())
                                    .extracting(Hazard::because)
                                    .contains("gh-ost copies the table beside its use")
                                    .noneMatch(because -> because.contains("server copies"));
                        });
        assertThat(edited.digest()).isNotEqualTo(plan.digest());
    }

    @Test
    void refusesWhatNoToolCanBeGiven() throws SQLException {
        assertRefused("CREATE TABLE b (id int)", "one ALTER TABLE <table> … and nothing else");
        assertRefused("ALTER TABLE IF EXISTS a MODIFY n bigint", "one ALTER TABLE <table>");
        assertRefused("ALTER TABLE a MODIFY n bigint /* so */", "take /* … */ out");
        assertRefused("ALTER TABLE a RENAME COLUMN n TO m", "it renames something");
        assertRefused("ALTER TABLE a CHANGE n m bigint", "it renames something");
        assertRefused("ALTER TABLE a RENAME TO z", "it renames something");
        assertRefused("ALTER TABLE a DROP PARTITION p", "it is about single partitions");
        assertRefused(
                "ALTER TABLE a ADD FOREIGN KEY (n) REFERENCES a (id)",
                "adds or drops a foreign key");
        assertRefused("ALTER TABLE `a,h=x` ENGINE=InnoDB", "the table's name 'a,h=x'");
        assertThatThrownBy(
                        () ->
                                prove(
                                        edited(
                                                plan(List.of(BEFORE), List.of(COPIED), null),
                                                it ->
                                                        new Statement(
                                                                        it.sql(), true, false,
                                                                        List.of(), null)
                                                                .withTool("pt-osc")),
                                        List.of(BEFORE)))
                .hasMessageContaining("mark it transactional: false");
    }

    @Test
    void refusesATableWithForeignKeysByName() throws SQLException {
        var from =
                List.of(
                        "CREATE TABLE p (id int NOT NULL PRIMARY KEY)",
                        "CREATE TABLE a (id int NOT NULL PRIMARY KEY, n int, p int, CONSTRAINT ap FOREIGN KEY (p) REFERENCES p (id))");
        var to = from.stream().map(sql -> sql.replace("n int", "n bigint")).toList();
        var plan = plan(from, to, null);

        assertThatThrownBy(() -> prove(edited(plan, it -> it.withTool("pt-osc")), from))
                .isInstanceOf(PlanNotProven.class)
                .hasMessageContaining(
                        "cannot be handed to pt-osc: a has foreign keys, which tools give other names");
    }

    @Test
    void otherDialectsHandNothingOver() {
        assertThat(Dialects.require("postgres").onlineChanges().refusal("ALTER TABLE a ADD b int"))
                .hasValue("tools change tables of MySQL and MariaDB only: take 'tool' out");
    }

    private static void assertRefused(String sql, String why) throws SQLException {
        var plan = plan(List.of(BEFORE), List.of(COPIED), null);
        assertThatThrownBy(
                        () ->
                                prove(
                                        edited(plan, it -> it.withSql(sql).withTool("pt-osc")),
                                        List.of(BEFORE)))
                .isInstanceOf(PlanNotProven.class)
                .hasMessageContaining(
                        "statement 1 of the plan is refused: it cannot be handed to pt-osc: ")
                .hasMessageContaining(why);
    }

    private static Plan edited(Plan plan, UnaryOperator<Statement> edit) {
        var statements = new ArrayList<>(plan.statements());
        statements.set(0, edit.apply(statements.getFirst()));
        return plan.proven(statements, plan.revert(), plan.findings());
    }

    private static Plan prove(Plan plan, List<String> from) throws SQLException {
        var schema = schema(from);
        try (var scratch = SERVER.connect(SERVER.createDatabase())) {
            return new Prover(MYSQL).prove(plan, schema, null, scratch);
        }
    }

    private static Plan plan(List<String> from, List<String> to, @Nullable String tool)
            throws SQLException {
        return planUnder(new PlanPolicy(Drops.DROP, true, true, null, null, null, tool), from, to);
    }

    private static Plan planUnder(PlanPolicy policy, List<String> from, List<String> to)
            throws SQLException {
        var before = schema(from);
        var after = schema(to);
        try (var scratch = SERVER.connect(SERVER.createDatabase())) {
            return new Planner(MYSQL).plan("app", before, after, policy, scratch);
        }
    }

    private static Schema schema(List<String> ddl) throws SQLException {
        var database = SERVER.createDatabase();
        try (var connection = SERVER.connect(database);
                var statement = connection.createStatement()) {
            for (var sql : ddl) {
                statement.execute(sql);
            }
            return MYSQL.inspector().inspect(connection, database);
        }
    }
}
