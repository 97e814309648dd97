package io.flotilla.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every folder of {@code cases/postgres} and {@code cases/postgres-with-privileges}; {@code
 * -Dcases.accept} rewrites their plans.
 */
class PostgresCasesTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    @BeforeAll
    static void createRoles() throws SQLException {
        SERVER.createRoles("app", "reader", "Report");
    }

    static List<Case> cases() throws IOException {
        return Stream.of("postgres", "postgres-with-privileges")
                .flatMap(dialect -> Case.all(dialect).stream())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void plansRunsAndReverts(Case example) throws SQLException, IOException {
        var postgres = Dialects.require(example.dialect());
        try (var connection = SERVER.connect()) {
            var rehearsal = new Rehearsal(postgres, connection);
            var from = rehearsal.load(example.from());
            var to = rehearsal.load(example.to());

            var plan =
                    new Planner(postgres)
                            .plan(
                                    example.toString(),
                                    from,
                                    to,
                                    postgres.scriptReader().renames(example.to()),
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
