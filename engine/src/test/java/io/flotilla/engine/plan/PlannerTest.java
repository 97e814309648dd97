package io.flotilla.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.lint.LintPolicy;
import io.flotilla.engine.lint.Linter;
import io.flotilla.engine.plan.PlanPolicy.Drops;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlannerTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final Dialect POSTGRES = Dialects.require("postgres");

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = SERVER.borrow();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void refusesToLoseDataAndNamesAllOfIt() throws SQLException {
        var from =
                load(
                        """
                        CREATE TYPE mood AS ENUM ('sad', 'ok');
                        CREATE TABLE users (id int, phone text, m mood);
                        CREATE TABLE orders (id int);
                        CREATE SEQUENCE ticket;
                        """);
        var to = load("CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE users (id int, m mood);");

        assertThatThrownBy(() -> plan(from, to, new PlanPolicy(Drops.FORBID, true, true)))
                .asInstanceOf(type(PlanRefused.class))
                .extracting(PlanRefused::reasons)
                .asInstanceOf(list(String.class))
                .hasSize(4)
                .allMatch(reason -> reason.contains("`drops: drop`"))
                .anyMatch(reason -> reason.startsWith("table orders"))
                .anyMatch(reason -> reason.startsWith("column users.phone"))
                .anyMatch(reason -> reason.startsWith("sequence ticket"))
                .anyMatch(reason -> reason.startsWith("value 'sad' of enum mood"));
    }

    @Test
    void showsAsSqlWhatAnEditedPlanDoesNotReach() throws SQLException {
        var from = load("CREATE TABLE users (id int)");
        var to = load("CREATE TABLE users (id int, phone text, age int)");
        var plan = plan(from, to, PlanPolicy.DEFAULT);
        var text = PlanFile.write(plan).replace("ADD COLUMN age integer", "ADD COLUMN age bigint");

        var edited = PlanFile.readEdited(text);

        assertThatThrownBy(() -> new Prover(POSTGRES).prove(edited, from, to, connection))
                .asInstanceOf(type(PlanNotProven.class))
                .satisfies(
                        failure -> {
                            assertThat(failure.direction()).isEqualTo(Plan.Direction.FORWARD);
                            assertThat(failure.difference())
                                    .isEqualTo(
                                            "ALTER TABLE users ALTER COLUMN age TYPE integer;\n");
                            assertThat(failure).hasMessageContaining("ALTER COLUMN age TYPE");
                        });
    }

    @Test
    void namesTheStatementThatFailsAndLeavesTheConnectionUsable() throws SQLException {
        var from = load("CREATE TABLE users (id int)");
        var to = load("CREATE TABLE users (id int, phone text)");
        var text = PlanFile.write(plan(from, to, PlanPolicy.DEFAULT));
        var edited = PlanFile.readEdited(text.replace("TABLE users ADD", "TABLE nobody ADD"));

        assertThatThrownBy(() -> new Prover(POSTGRES).prove(edited, from, to, connection))
                .asInstanceOf(type(PlanNotProven.class))
                .satisfies(
                        failure -> {
                            assertThat(failure.statement()).isEqualTo(1);
                            assertThat(failure).hasMessageContaining("nobody");
                        });
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(plan(from, to, PlanPolicy.DEFAULT).statements()).hasSize(1);
    }

    @Test
    void buildsAnInvalidIndexAgainAndSaysItCannotGoBack() throws SQLException {
        var schema = SERVER.createSchema();
        var inspector = POSTGRES.inspector();
        execute("CREATE TABLE %s.t (a int)".formatted(schema));
        execute("INSERT INTO %s.t VALUES (1), (1)".formatted(schema));
        assertThatThrownBy(
                        () ->
                                execute(
                                        "CREATE UNIQUE INDEX CONCURRENTLY i ON %s.t (a)"
                                                .formatted(schema)))
                .isInstanceOf(SQLException.class);
        var broken = inspector.inspect(connection, schema);
        var to = load("CREATE TABLE t (a int); CREATE UNIQUE INDEX i ON t (a);");

        var plan = plan(broken, to, PlanPolicy.DEFAULT);

        assertThat(plan.statements())
                .extracting(Statement::sql)
                .containsExactly(
                        "CREATE UNIQUE INDEX CONCURRENTLY i_new ON t (a)",
                        "DROP INDEX CONCURRENTLY i",
                        "ALTER INDEX i_new RENAME TO i");
        assertThat(plan.revert()).isEmpty();
        assertThat(plan.findings()).anyMatch(finding -> finding.contains("cannot be reverted"));
    }

    @Test
    void hasNothingToDoForTheSameSchema() throws SQLException {
        var schema = load("CREATE TABLE t (a int)");

        var plan = plan(schema, schema, PlanPolicy.DEFAULT);

        assertThat(plan.statements()).isEmpty();
        assertThat(plan.revert()).isEqualTo(List.of());
        assertThat(PlanFile.digest(plan)).isEqualTo(plan.digest());
    }

    @Test
    void plansTextsOfAnyLength() throws SQLException {
        var text = "it''s long; ".repeat(20_000);
        var before = "CREATE TABLE t (a text)";
        var to =
                load(
                        """
                        CREATE TABLE t (a text DEFAULT '%1$s', CHECK (a <> E'%1$s\\n'));
                        CREATE VIEW v AS SELECT a || '%1$s' AS told FROM t;
                        CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT ''%2$s''';
                        COMMENT ON VIEW v IS '%1$s'
                        """
                                .formatted(text, text.replace("'", "''")));

        var plan = plan(load(before), to, PlanPolicy.DEFAULT);

        assertThat(plan.statements()).anyMatch(statement -> statement.sql().contains(text));
        assertThatNoException()
                .isThrownBy(() -> new Linter(POSTGRES, LintPolicy.DEFAULT).plan(plan));
        new Rehearsal(POSTGRES, connection).run(before, plan, to, PlanPolicy.DEFAULT);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Schema load(String sql) throws SQLException {
        return new Rehearsal(POSTGRES, connection).load(sql);
    }

    private Plan plan(Schema from, Schema to, PlanPolicy policy) throws SQLException {
        return new Planner(POSTGRES).plan("test", from, to, policy, connection);
    }
}
