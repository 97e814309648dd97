package io.flotilla.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.mysql.MySqlDialect;
import io.flotilla.engine.testing.MariaDbServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every folder of {@code cases/mysql} on MariaDB, the stand-in for MySQL; {@code
 * -Dcases.accept} rewrites their plans, {@code -Dcases=view/} runs those with that in their names.
 */
class MySqlCasesTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    private static final Dialect MYSQL = new MySqlDialect();

    private static String database = "";

    @BeforeAll
    static void create() throws SQLException {
        database = SERVER.createDatabase();
    }

    static List<Case> cases() {
        return Case.all("mysql").stream()
                .filter(it -> it.toString().contains(System.getProperty("cases", "")))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void plansRunsAndReverts(Case example) throws SQLException, IOException {
        try (var connection = SERVER.connect(database)) {
            var rehearsal = new Rehearsal(MYSQL, connection);
            var from = rehearsal.load(example.from());
            var to = rehearsal.load(example.to());

            var plan =
                    new Planner(MYSQL)
                            .plan(
                                    example.toString(),
                                    from,
                                    to,
                                    MYSQL.scriptReader().renames(example.to()),
                                    example.policy(),
                                    connection);

            if (System.getProperty("cases.accept") != null) {
                example.accept(PlanText.of(plan));
            }
            assertThat(example.plan()).hasValue(PlanText.of(plan));
            assertThat(PlanFile.read(PlanFile.write(plan))).isEqualTo(plan);
            rehearsal.run(example.from(), plan, to, example.policy());
        }
    }
}
