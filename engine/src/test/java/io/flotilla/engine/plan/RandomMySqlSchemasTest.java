package io.flotilla.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.mysql.MySqlDialect;
import io.flotilla.engine.testing.MariaDbServer;
import java.sql.SQLException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plans between random schemas of MariaDB and takes the plan there and back. The seed is the test's
 * name; the options are those of {@link RandomSchemasTest}.
 */
class RandomMySqlSchemasTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    private static final Dialect MYSQL = new MySqlDialect();

    private static String database = "";

    @BeforeAll
    static void create() throws SQLException {
        database = SERVER.createDatabase();
    }

    static LongStream seeds() {
        return RandomSchemasTest.seeds();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void leadsToAnySchemaFromAnyOther(long seed) throws SQLException {
        var drops = seed % 2 == 0 ? PlanPolicy.Drops.DROP : PlanPolicy.Drops.TRASH;
        var policy = new PlanPolicy(drops, true, true);
        var before = RandomMySqlSchema.sql(2 * seed);
        try (var connection = SERVER.connect(database)) {
            var rehearsal = new Rehearsal(MYSQL, connection);
            var from = rehearsal.load(before);
            var to = rehearsal.load(RandomMySqlSchema.sql(2 * seed + 1));

            var planner = new Planner(MYSQL);
            Plan plan;
            try {
                plan = planner.plan("random", from, to, policy, connection);
            } catch (PlanRefused e) {
                // trash cannot hold everything; that much a refusal may say, and no more
                assertThat(e.reasons()).allSatisfy(it -> assertThat(it).contains("`drops: drop`"));
                policy = new PlanPolicy(PlanPolicy.Drops.DROP, true, true);
                plan = planner.plan("random", from, to, policy, connection);
            }

            assertThat(PlanFile.read(PlanFile.write(plan))).isEqualTo(plan);
            rehearsal.run(before, plan, to, policy);
        }
    }
}
