package io.flotilla.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every folder of {@code cases/postgres}; {@code -Dcases.accept} rewrites their plans. */
class PostgresCasesTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final Dialect POSTGRES = Dialects.require("postgres");

    static List<Case> cases() throws IOException {
        return Case.all("postgres");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void plansRunsAndReverts(Case example) throws SQLException, IOException {
        try (var connection = SERVER.connect()) {
            var rehearsal = new Rehearsal(POSTGRES, connection);
            var from = rehearsal.load(example.from());
            var to = rehearsal.load(example.to());

            var plan =
                    new Planner(POSTGRES)
                            .plan(
                                    example.toString(),
                                    from,
                                    to,
                                    POSTGRES.scriptReader().renames(example.to()),
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
