package io.flotilla.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every folder of {@code cases/postgres} and {@code cases/postgres-with-privileges}; {@code
 * -Dcases.accept} rewrites their plans, {@code -Dcases=view/} runs those with that in their names.
 */
class PostgresCasesTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    @BeforeAll
    static void createRoles() throws SQLException {
        SERVER.createRoles("app", "reader", "Report");
    }

    /**
     * Since this version the server leaves the table's name out of the query of a view that has one
     * table, https://www.postgresql.org/docs/release/16.0/. The plans are written down so.
     */
    private static final int SHORT_QUERIES = 16;

    private static final Pattern QUALIFIER =
            Pattern.compile("(?<![\\w\".])(?:\\w+|\"[^\"]+\")\\.(?=[\\w\"])");

    /** Names in the trash have a digest of the schemas in them, and so of the queries. */
    private static final Pattern TRASH = Pattern.compile("_flotilla_trash_[0-9a-f]{10}");

    static List<Case> cases() throws IOException {
        return Stream.of("postgres", "postgres-with-privileges")
                .flatMap(dialect -> Case.all(dialect).stream())
                .filter(it -> it.toString().contains(System.getProperty("cases", "")))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void plansRunsAndReverts(Case example) throws SQLException, IOException {
        var postgres = Dialects.require(example.dialect());
        try (var connection = SERVER.borrow()) {
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

            var version = SERVER.version();
            if (System.getProperty("cases.accept") != null && version >= SHORT_QUERIES) {
                example.accept(PlanText.of(plan));
            }
            assertThat(example.plan().map(text -> comparable(text, version)))
                    .hasValue(comparable(PlanText.of(plan), version));
            assertThat(PlanFile.read(PlanFile.write(plan))).isEqualTo(plan);
            rehearsal.run(example.from(), plan, to, example.policy());
        }
    }

    private static String comparable(String plan, int version) {
        return version >= SHORT_QUERIES
                ? plan
                : QUALIFIER.matcher(TRASH.matcher(plan).replaceAll("")).replaceAll("");
    }
}
