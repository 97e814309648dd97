package io.flotilla.registry.selector;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.registry.selector.Requirement.Exists;
import io.flotilla.registry.selector.Requirement.In;
import io.flotilla.registry.selector.Requirement.Missing;
import io.flotilla.registry.selector.Requirement.NotIn;
import io.flotilla.registry.target.NewTarget;
import io.flotilla.registry.target.Status;
import io.flotilla.registry.target.Target;
import io.flotilla.registry.target.TargetFilter;
import io.flotilla.registry.target.TargetPatch;
import io.flotilla.registry.testing.ControlDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorSqlTest {

    @RegisterExtension static final ControlDatabase CONTROL = new ControlDatabase();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"|acme,globex,initech",
                "tier=free|acme",
                "tier!=free|globex,initech",
                "tier in (free,pro)|acme,globex",
                "tier notin (free,pro)|initech",
                "tier|acme,globex",
                "!tier|initech",
                "tier,!beta|globex",
                "beta=|acme",
                "beta=x|''",
                "tier=free,tier=pro|''",
                "tenant=globex|globex",
                "tenant!=globex|acme,initech",
                "!tenant|''",
                "schema in (s_acme,s_initech)|acme,initech",
                "database=one|acme,globex",
                "database notin (one)|initech",
                "database|acme,globex,initech",
                "dialect=postgres|acme,globex,initech",
                "dialect in (mysql)|''",
                "status=suspended|globex",
                "status!=suspended,database=one|acme",
            })
    void picksByTheRulesOfKubernetes(String selector, String tenants) {
        var one = CONTROL.register("one").id();
        var two = CONTROL.register("two").id();
        var ids =
                CONTROL.targets()
                        .insertAll(
                                List.of(
                                        new NewTarget(
                                                "acme",
                                                one,
                                                "s_acme",
                                                Map.of("tier", "free", "beta", "")),
                                        new NewTarget(
                                                "globex", one, "s_globex", Map.of("tier", "pro")),
                                        new NewTarget("initech", two, "s_initech", Map.of())));
        CONTROL.targets().update(ids.get(1), TargetPatch.status(Status.SUSPENDED));

        var picked =
                CONTROL.targets().list(TargetFilter.of(Selector.parse(selector)), 0, 10).stream()
                        .map(Target::tenant)
                        .toList();

        assertThat(String.join(",", picked)).isEqualTo(tenants.replace("''", ""));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithAnEvaluationInMemory(long seed) {
        var random = new Random(seed);
        var fleet = randomFleet(random);

        for (var n = 0; n < 80; n++) {
            var selector = randomSelector(random);
            var picked =
                    CONTROL.targets().list(TargetFilter.of(selector), 0, 1_000).stream()
                            .map(Target::id)
                            .toList();
            var expected = fleet.stream().filter(t -> picks(selector, t)).map(Target::id).toList();

            assertThat(picked).as("seed %d, selector %s", seed, selector).isEqualTo(expected);
            assertThat(Selector.parse(selector.toString())).isEqualTo(selector);
        }
    }

    @Test
    void keepsValuesOutOfTheSqlText() {
        var canary = "x\"}' OR TRUE; DROP TABLE target; --";
        var selector =
                new Selector(
                        List.of(
                                new In("tenant", List.of(canary)),
                                new NotIn(canary, List.of(canary)),
                                new Exists(canary)));

        var sql = SelectorSql.of(selector);

        assertThat(sql.condition()).doesNotContain("DROP").doesNotContain("'");
        assertThat(CONTROL.targets().count(TargetFilter.of(selector))).isZero();
    }

    private static List<Target> randomFleet(Random random) {
        var databases = Stream.of("d0", "d1", "d2").map(CONTROL::register).toList();
        var targets =
                IntStream.range(0, 120)
                        .mapToObj(
                                n ->
                                        new NewTarget(
                                                "v" + n % 7,
                                                databases.get(random.nextInt(3)).id(),
                                                "v" + n,
                                                randomLabels(random)))
                        .toList();
        for (var id : CONTROL.targets().insertAll(targets)) {
            var status = Status.values()[random.nextInt(Status.values().length)];
            CONTROL.targets().update(id, TargetPatch.status(status));
        }
        return CONTROL.targets().list(TargetFilter.all(), 0, 1_000);
    }

    private static Map<String, String> randomLabels(Random random) {
        var labels = new HashMap<String, String>();
        for (var key : List.of("a", "b", "in", "x.io/c")) {
            if (random.nextBoolean()) {
                labels.put(key, randomValue(random));
            }
        }
        return labels;
    }

    private static String randomValue(Random random) {
        return List.of("", "v0", "v1", "v2", "V1", "notin").get(random.nextInt(6));
    }

    private static Selector randomSelector(Random random) {
        var requirements = new ArrayList<Requirement>();
        for (var n = random.nextInt(4); n > 0; n--) {
            requirements.add(randomRequirement(random));
        }
        return new Selector(requirements);
    }

    private static Requirement randomRequirement(Random random) {
        var keys =
                List.of("a", "b", "in", "x.io/c", "gone", "tenant", "schema", "database", "status");
        var key = keys.get(random.nextInt(keys.size()));
        var values =
                Stream.generate(() -> randomValue(random, key))
                        .limit(1 + random.nextInt(3))
                        .distinct()
                        .toList();
        return switch (random.nextInt(4)) {
            case 0 -> new In(key, values);
            case 1 -> new NotIn(key, values);
            case 2 -> new Exists(key);
            default -> new Missing(key);
        };
    }

    private static String randomValue(Random random, String key) {
        return switch (key) {
            case "status" -> Status.values()[random.nextInt(4)].text();
            case "database" -> "d" + random.nextInt(4);
            case "schema" -> "v" + random.nextInt(160);
            default -> randomValue(random);
        };
    }

    /** The documented meaning, word by word. */
    private static boolean picks(Selector selector, Target target) {
        return selector.requirements().stream()
                .allMatch(
                        requirement -> {
                            var value = value(target, requirement.key());
                            return switch (requirement) {
                                case In(_, var values) -> value != null && values.contains(value);
                                case NotIn(_, var values) ->
                                        value == null || !values.contains(value);
                                case Exists(_) -> value != null;
                                case Missing(_) -> value == null;
                            };
                        });
    }

    private static @Nullable String value(Target target, String key) {
        return switch (key) {
            case "tenant" -> target.tenant();
            case "schema" -> target.schemaName();
            case "database" -> target.databaseName();
            case "status" -> target.status().text();
            default -> target.labels().get(key);
        };
    }
}
