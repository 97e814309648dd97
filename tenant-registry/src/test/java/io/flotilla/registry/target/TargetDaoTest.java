package io.flotilla.registry.target;

import static io.flotilla.registry.target.TargetFilter.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.registry.selector.Selector;
import io.flotilla.registry.testing.ControlDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TargetDaoTest {

    @RegisterExtension static final ControlDatabase CONTROL = new ControlDatabase();

    private final TargetDao targets = CONTROL.targets();

    @Test
    void returnsIdsInTheOrderGiven() {
        var database = CONTROL.register("one");

        var ids =
                targets.insertAll(
                        List.of(
                                new NewTarget("zeta", database.id(), "z", Map.of("tier", "free")),
                                new NewTarget("Ärzte & Co", database.id(), "a b", Map.of())));

        assertThat(ids).hasSize(2);
        assertThat(targets.requireById(ids.getFirst()))
                .satisfies(
                        target -> {
                            assertThat(target.tenant()).isEqualTo("zeta");
                            assertThat(target.databaseName()).isEqualTo("one");
                            assertThat(target.labels()).isEqualTo(Map.of("tier", "free"));
                            assertThat(target.status()).isEqualTo(Status.ACTIVE);
                            assertThat(target.notes()).isNull();
                            assertThat(target.createdAt()).isEqualTo(target.updatedAt());
                        });
        assertThat(targets.listByTenant("Ärzte & Co"))
                .extracting(Target::schemaName)
                .containsExactly("a b");
        assertThat(targets.findBySchema(database.id(), "a b"))
                .map(Target::id)
                .contains(ids.getLast());
    }

    @Test
    void pagesThroughTheWholeFleetOnce() {
        CONTROL.fill(CONTROL.register("one"), 12_345);

        var seen = new ArrayList<Long>();
        for (var page = targets.list(all(), 0, 1_000);
                !page.isEmpty();
                page = targets.list(all(), page.getLast().id(), 1_000)) {
            page.forEach(target -> seen.add(target.id()));
        }

        assertThat(seen).hasSize(12_345).doesNotHaveDuplicates().isSorted();
        assertThat(targets.count(all())).isEqualTo(12_345);
    }

    @Test
    void filtersByEverythingAtOnce() {
        var one = CONTROL.register("one");
        CONTROL.fill(one, 600);
        CONTROL.fill(CONTROL.register("two"), 600);
        var suspended = targets.findBySchema(one.id(), "t000012").orElseThrow();
        targets.update(suspended.id(), TargetPatch.status(Status.SUSPENDED));

        var filter =
                TargetFilter.of(Selector.parse("tier=free, shard in (12,15,18)"))
                        .inDatabase("one")
                        .matching("TENANT-00001");

        assertThat(targets.list(filter, 0, 10))
                .extracting(Target::schemaName)
                .containsExactly("t000012", "t000015", "t000018");
        assertThat(targets.count(filter.withStatuses(Set.of(Status.ACTIVE)))).isEqualTo(2);
        assertThat(targets.count(filter.withStatuses(Set.of(Status.ACTIVE, Status.SUSPENDED))))
                .isEqualTo(3);
        assertThat(targets.count(filter.inDatabase("three"))).isZero();
    }

    @Test
    void takesPercentAndQuotesInASearchLiterally() {
        CONTROL.fill(CONTROL.register("one"), 10);

        assertThat(targets.count(all().matching("%"))).isZero();
        assertThat(targets.count(all().matching("_"))).isZero();
        assertThat(targets.count(all().matching("'; DROP TABLE target; --"))).isZero();
        assertThat(targets.count(all().matching(" tenant-000010 "))).isEqualTo(1);
    }

    @Test
    void changesOnlyWhatAPatchNames() {
        var database = CONTROL.register("one");
        var id =
                targets.insertAll(
                                List.of(
                                        new NewTarget(
                                                "acme",
                                                database.id(),
                                                "acme",
                                                Map.of("tier", "free", "region", "eu"))))
                        .getFirst();
        Map<String, @Nullable String> labels = new HashMap<>();
        labels.put("tier", "pro");
        labels.put("region", null);
        labels.put("beta", "");

        var patched = targets.update(id, new TargetPatch(labels, null, "call first"));
        var suspended = targets.update(id, TargetPatch.status(Status.SUSPENDED));
        var cleared = targets.update(id, new TargetPatch(Map.of(), null, ""));

        assertThat(patched.labels()).isEqualTo(Map.of("tier", "pro", "beta", ""));
        assertThat(patched.status()).isEqualTo(Status.ACTIVE);
        assertThat(suspended.notes()).isEqualTo("call first");
        assertThat(suspended.labels()).isEqualTo(patched.labels());
        assertThat(cleared.notes()).isNull();
        assertThat(cleared.status()).isEqualTo(Status.SUSPENDED);
        assertThat(cleared.updatedAt()).isAfter(cleared.createdAt());
    }

    @Test
    void namesATargetThatIsNotThere() {
        assertThatThrownBy(() -> targets.update(77, TargetPatch.status(Status.LEAVING)))
                .isInstanceOf(TargetNotFound.class)
                .hasMessageContaining("77");
    }

    @Test
    void registersNothingWhenOneOfABatchIsThereAlready() {
        var database = CONTROL.register("one");
        targets.insertAll(List.of(new NewTarget("b", database.id(), "b", Map.of())));

        assertThatThrownBy(
                        () ->
                                targets.insertAll(
                                        List.of(
                                                new NewTarget("a", database.id(), "a", Map.of()),
                                                new NewTarget("b", database.id(), "b", Map.of()))))
                .hasMessageContaining("target_database_id_schema_name_key");
        assertThat(targets.count(all())).isEqualTo(1);
    }

    @Test
    void pagesOfALargeFleetComeFromAnIndex() {
        CONTROL.fill(CONTROL.register("one"), 50_000);
        var last = targets.list(all(), 0, 1).getFirst().id() + 49_000;

        assertThat(plan(all(), last)).contains("using target_pkey");
        assertThat(plan(TargetFilter.of(Selector.parse("shard=7,tier=free")), 0))
                .doesNotContain("Seq Scan on target t");
        assertThat(plan(TargetFilter.of(Selector.parse("tenant=Tenant-000007")), 0))
                .contains("target_tenant");
        assertThat(plan(all().withStatuses(Set.of(Status.QUARANTINED)), 0))
                .doesNotContain("Seq Scan on target t");
    }

    /** The plan of one page's query, with its binds as literals so that the planner sees them. */
    private static String plan(TargetFilter filter, long after) {
        var sql = filter.sql();
        var condition = sql.condition();
        for (var bind : sql.binds().entrySet()) {
            condition = condition.replace(":" + bind.getKey(), "'" + bind.getValue() + "'");
        }
        var query =
                "EXPLAIN SELECT t.id FROM target t WHERE t.id > %d AND %s ORDER BY t.id LIMIT 100"
                        .formatted(after, condition);
        return CONTROL.jdbi()
                .withHandle(
                        handle ->
                                String.join(
                                        "\n",
                                        handle.createQuery(query).mapTo(String.class).list()));
    }

    @Test
    void registersFiftyThousandInOneTransaction() {
        var database = CONTROL.register("one");
        var fleet = new ArrayList<NewTarget>();
        for (var n = 0; n < 50_000; n++) {
            fleet.add(
                    new NewTarget(
                            "tenant " + n, database.id(), "s" + n, Map.of("shard", "" + n % 100)));
        }

        var ids =
                CONTROL.jdbi()
                        .inTransaction(handle -> handle.attach(TargetDao.class).insertAll(fleet));

        assertThat(ids).hasSize(50_000).isSorted();
        assertThat(targets.requireById(Collections.max(ids)).schemaName()).isEqualTo("s49999");
    }
}
