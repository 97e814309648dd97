package io.flotilla.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.flotilla.engine.desired.DesiredState;
import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.lint.LintPolicy;
import io.flotilla.engine.lint.Linter;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.MariaDbServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Literals of many thousand characters: to read one must not take stack for each. */
class MySqlLongTextTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    private static final Dialect MYSQL = Dialects.require("mysql");

    @Test
    void plansThem() throws SQLException {
        var text = "it''s long; ".repeat(20_000);
        try (var connection = SERVER.connect(SERVER.createDatabase())) {
            var from = load(connection, "CREATE TABLE t (a longtext)");
            var to =
                    load(
                            connection,
                            """
                            CREATE TABLE t (a longtext);
                            CREATE VIEW v AS SELECT concat(a, '%1$s') AS told FROM t;
                            DELIMITER //
                            CREATE PROCEDURE p() BEGIN SELECT '%1$s'; END //
                            """
                                    .formatted(text));

            var plan = new Planner(MYSQL).plan("app", from, to, PlanPolicy.DEFAULT, connection);

            assertThat(plan.statements()).anyMatch(statement -> statement.sql().contains(text));
            assertThatNoException()
                    .isThrownBy(() -> new Linter(MYSQL, LintPolicy.DEFAULT).plan(plan));
        }
    }

    private static Schema load(Connection connection, String sql) throws SQLException {
        return DesiredState.load(MYSQL, connection, List.of(new SourceFile("schema.sql", sql)));
    }
}
