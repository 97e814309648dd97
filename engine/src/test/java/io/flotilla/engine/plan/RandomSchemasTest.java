package io.flotilla.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plans between random schemas and takes the plan there and back. The seed is the test's name;
 * {@code -Dfuzz.pairs=N} tries N pairs, {@code -Dfuzz.seed=S} starts at another seed, {@code
 * -Dfuzz.seeds=S,T} tries just those.
 */
class RandomSchemasTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final Dialect POSTGRES = Dialects.require("postgres-with-privileges");

    @BeforeAll
    static void createRoles() throws SQLException {
        SERVER.createRoles("fuzz_app", "fuzz_reader");
    }

    static LongStream seeds() {
        var named = System.getProperty("fuzz.seeds");
        if (named != null) {
            return Stream.of(named.split(",")).mapToLong(Long::parseLong);
        }
        var first = Long.getLong("fuzz.seed", 1);
        var end = first + Long.getLong("fuzz.pairs", 12);
        System.out.printf("random schemas of seeds %d to %d%n", first, end - 1);
        return LongStream.range(first, end);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void leadsToAnySchemaFromAnyOther(long seed) throws SQLException {
        var online = seed % 3 != 0;
        var drops = seed % 2 == 0 ? PlanPolicy.Drops.DROP : PlanPolicy.Drops.TRASH;
        var policy = new PlanPolicy(drops, online, online);
        var before = RandomSchema.sqlWithGrants(2 * seed);
        try (var connection = SERVER.borrow()) {
            var rehearsal = new Rehearsal(POSTGRES, connection);
            var from = rehearsal.load(before);
            var to = rehearsal.load(RandomSchema.sqlWithGrants(2 * seed + 1));

            var planner = new Planner(POSTGRES);
            Plan plan;
            try {
                plan = planner.plan("random", from, to, policy, connection);
            } catch (PlanRefused e) {
                // trash cannot hold everything; that much a refusal may say, and no more
                assertThat(e.reasons()).allSatisfy(it -> assertThat(it).contains("`drops: drop`"));
                policy = new PlanPolicy(PlanPolicy.Drops.DROP, online, online);
                plan = planner.plan("random", from, to, policy, connection);
            }

            assertThat(PlanFile.read(PlanFile.write(plan))).isEqualTo(plan);
            rehearsal.run(before, plan, to, policy);
        }
    }
}
