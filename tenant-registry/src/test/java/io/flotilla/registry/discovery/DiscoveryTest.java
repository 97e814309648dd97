package io.flotilla.registry.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.flotilla.registry.database.Database;
import io.flotilla.registry.discovery.DiscoveryResult.Add;
import io.flotilla.registry.discovery.DiscoveryResult.Rejected;
import io.flotilla.registry.discovery.DiscoveryResult.Relabel;
import io.flotilla.registry.discovery.DiscoveryResult.Retire;
import io.flotilla.registry.selector.Selector;
import io.flotilla.registry.target.Status;
import io.flotilla.registry.target.Target;
import io.flotilla.registry.target.TargetFilter;
import io.flotilla.registry.target.TargetPatch;
import io.flotilla.registry.testing.ControlDatabase;
import io.flotilla.registry.testing.FleetDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {

    @RegisterExtension static final ControlDatabase CONTROL = new ControlDatabase();
    @RegisterExtension static final FleetDatabase FLEET = new FleetDatabase();

    private static final String CUSTOMERS =
            "SELECT schema_name, name AS tenant, tier, beta FROM public.customer ORDER BY 1";

    private final Discovery discovery = new Discovery(CONTROL.jdbi());
    private Database one;

    @BeforeEach
    void registerTheDatabase() throws SQLException {
        one = CONTROL.register("one");
        FLEET.run("CREATE TABLE customer (schema_name text, name text, tier text, beta boolean)");
    }

    @Test
    void previewsWhatAQueryWouldAddAndChangesNothing() throws SQLException {
        FLEET.withSchemas("acme", "globex");
        customers("('acme', 'Acme Ltd', 'free', true), ('globex', 'Globex', NULL, false)");

        var result = preview(CUSTOMERS);

        assertThat(result.adds())
                .containsExactly(
                        new Add("one", "Acme Ltd", "acme", Map.of("tier", "free", "beta", "true")),
                        new Add("one", "Globex", "globex", Map.of("beta", "false")));
        assertThat(result.rejected()).isEmpty();
        assertThat(fleet()).isEmpty();
    }

    @Test
    void appliesJustWhatItPreviewed() throws SQLException {
        FLEET.withSchemas("acme", "globex");
        customers("('acme', 'Acme Ltd', 'free', true), ('globex', 'Globex', NULL, false)");

        var preview = preview(CUSTOMERS);
        var applied = apply(CUSTOMERS);
        var again = apply(CUSTOMERS);

        assertThat(applied).isEqualTo(preview);
        assertThat(fleet())
                .extracting(Target::tenant, Target::schemaName, Target::labels, Target::status)
                .containsExactly(
                        tuple(
                                "Acme Ltd",
                                "acme",
                                Map.of("tier", "free", "beta", "true"),
                                Status.ACTIVE),
                        tuple("Globex", "globex", Map.of("beta", "false"), Status.ACTIVE));
        assertThat(again)
                .isEqualTo(new DiscoveryResult(List.of(), List.of(), List.of(), 2, List.of()));
    }

    @Test
    void changesTheLabelsTheQuerySpeaksAboutAndNoOthers() throws SQLException {
        FLEET.withSchemas("acme", "globex");
        customers("('acme', 'Acme', 'free', true), ('globex', 'Globex', 'pro', true)");
        apply(CUSTOMERS);
        target("acme", TargetPatch.labels(Map.of("canary", "yes")));
        FLEET.run(
                "UPDATE customer SET tier = 'pro', beta = NULL, name = 'Acme 2' WHERE name = 'Acme'");

        var result = apply(CUSTOMERS);

        assertThat(result.relabels())
                .containsExactly(
                        new Relabel(
                                "one",
                                "Acme 2",
                                "Acme",
                                "acme",
                                Map.of("tier", "free", "beta", "true", "canary", "yes"),
                                Map.of("tier", "pro", "canary", "yes"),
                                false));
        assertThat(result.unchanged()).isEqualTo(1);
        assertThat(fleet().getFirst())
                .satisfies(
                        acme -> {
                            assertThat(acme.tenant()).isEqualTo("Acme 2");
                            assertThat(acme.labels())
                                    .isEqualTo(Map.of("tier", "pro", "canary", "yes"));
                        });
    }

    @Test
    void retiresWhatIsGoneAndTakesItBackWhenItReturns() throws SQLException {
        FLEET.withSchemas("acme", "globex", "initech");
        customers("('acme', 'Acme'), ('globex', 'Globex'), ('initech', 'Initech')");
        apply(CUSTOMERS);
        target("initech", TargetPatch.status(Status.QUARANTINED));
        FLEET.run("DELETE FROM customer WHERE schema_name <> 'globex'");

        assertThat(
                        discovery
                                .preview(one, FLEET.connection(), query(CUSTOMERS), Absent.KEEP)
                                .retires())
                .isEmpty();
        var gone = apply(CUSTOMERS);
        var stillGone = apply(CUSTOMERS);

        assertThat(gone.retires()).containsExactly(new Retire("one", "Acme", "acme"));
        assertThat(stillGone.retires()).isEmpty();
        assertThat(fleet())
                .extracting(Target::status)
                .containsExactly(Status.LEAVING, Status.ACTIVE, Status.QUARANTINED);

        customers("('acme', 'Acme')");
        var back = apply(CUSTOMERS);

        assertThat(back.relabels())
                .singleElement()
                .satisfies(
                        relabel -> {
                            assertThat(relabel.schema()).isEqualTo("acme");
                            assertThat(relabel.returns()).isTrue();
                        });
        assertThat(fleet().getFirst().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void rejectsRowsByNameAndKeepsTheirTargets() throws SQLException {
        FLEET.withSchemas("acme", "we\"ird");
        customers("('acme', 'Acme', 'free')");
        apply(CUSTOMERS);
        FLEET.run("UPDATE customer SET tier = 'not a label!'");
        customers(
                """
                ('acme', 'Acme again'), ('ghost', 'Ghost'), ('we"ird', 'Weird'),
                ('pg_catalog', 'Server'), ('_flotilla_x', 'Ours'), (repeat('x', 64), 'Long')
                """);

        var result = apply("SELECT schema_name, name AS tenant, tier FROM customer");

        assertThat(result.rejected())
                .extracting(Rejected::schema)
                .containsExactly(
                        "acme", "ghost", "we\"ird", "pg_catalog", "_flotilla_x", "x".repeat(64));
        assertThat(result.rejected())
                .extracting(Rejected::why)
                .satisfiesExactly(
                        why -> assertThat(why).contains("'not a label!'", "'tier'"),
                        why -> assertThat(why).contains("no such schema in database 'one'"),
                        why -> assertThat(why).contains("quote"),
                        why -> assertThat(why).contains("server"),
                        why -> assertThat(why).contains("Flotilla"),
                        why -> assertThat(why).contains("64 bytes"));
        assertThat(result.retires()).isEmpty();
        assertThat(fleet()).extracting(Target::status).containsExactly(Status.ACTIVE);
    }

    @Test
    void takesTheFirstOfTwoRowsForOneSchema() throws SQLException {
        FLEET.withSchemas("acme");
        customers("('acme', 'A'), ('acme', 'B')");

        var result = apply("SELECT schema_name, name AS tenant FROM customer ORDER BY name");

        assertThat(result.adds()).extracting(Add::tenant).containsExactly("A");
        assertThat(result.rejected())
                .singleElement()
                .extracting(Rejected::why)
                .asString()
                .contains("more than once");
    }

    @Test
    void retiresATargetWhoseSchemaWasDroppedThoughTheQueryStillNamesIt() throws SQLException {
        FLEET.withSchemas("acme");
        customers("('acme', 'Acme')");
        apply(CUSTOMERS);
        FLEET.run("DROP SCHEMA acme");

        var result = apply(CUSTOMERS);

        assertThat(result.rejected()).hasSize(1);
        assertThat(result.retires()).extracting(Retire::schema).containsExactly("acme");
    }

    @Test
    void findsSchemasByPatternAndRetiresOnlyInItsScope() throws SQLException {
        FLEET.withSchemas(
                "tenant_1",
                "tenant_2",
                "tenant_x",
                "other_1",
                "tenantA1",
                "flotilla",
                "_flotilla_scratch_1_a");
        apply(new DiscoverySource.Pattern("*"));
        assertThat(fleet())
                .extracting(Target::schemaName)
                .containsExactly(
                        "other_1", "public", "tenantA1", "tenant_1", "tenant_2", "tenant_x");
        FLEET.run("DROP SCHEMA tenant_2; DROP SCHEMA other_1");

        var result = apply(new DiscoverySource.Pattern("tenant_?"));

        assertThat(result.adds()).isEmpty();
        assertThat(result.rejected()).isEmpty();
        assertThat(result.unchanged()).isEqualTo(2);
        assertThat(result.retires()).extracting(Retire::schema).containsExactly("tenant_2");
    }

    @Test
    void takesAPatternsOtherCharactersLiterally() throws SQLException {
        FLEET.withSchemas("a.b", "axb", "a%b", "(a)");

        assertThat(preview(new DiscoverySource.Pattern("a.b")).adds())
                .extracting(Add::schema)
                .containsExactly("a.b");
        assertThat(preview(new DiscoverySource.Pattern("a?b")).adds()).hasSize(3);
        assertThat(preview(new DiscoverySource.Pattern("(*)")).adds()).hasSize(1);
        assertThat(preview(new DiscoverySource.Pattern("\\E*")).adds()).isEmpty();
    }

    @Test
    void leavesATenantNamedByHandWhenThePatternFindsItsSchema() throws SQLException {
        FLEET.withSchemas("tenant_1");
        apply(new DiscoverySource.Pattern("tenant_*"));
        customers("('tenant_1', 'Acme')");
        apply("SELECT schema_name, name AS tenant FROM customer");

        assertThat(apply(new DiscoverySource.Pattern("tenant_*")).unchanged()).isEqualTo(1);
        assertThat(fleet()).extracting(Target::tenant).containsExactly("Acme");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE customer",
                "DELETE FROM customer RETURNING schema_name",
                "WITH gone AS (DELETE FROM customer RETURNING schema_name) SELECT * FROM gone",
                "COMMIT",
                "SELECT set_config('transaction_read_only', 'off', false), nextval('s')",
                "SELECT schema_name, nextval('s') AS n FROM customer",
            })
    void cannotChangeTheDatabase(String sql) throws SQLException {
        FLEET.withSchemas("acme");
        FLEET.run("CREATE SEQUENCE s");
        customers("('acme', 'Acme')");

        assertThatThrownBy(() -> preview(sql))
                .isInstanceOf(DiscoveryFailed.class)
                .hasMessageStartingWith("discovery in database 'one': ");

        assertThat(FLEET.connection().getAutoCommit()).isTrue();
        FLEET.run("INSERT INTO customer VALUES ('writes', 'work')");
        assertThat(preview("SELECT schema_name FROM customer").adds()).hasSize(1);
        FLEET.run("DO 'BEGIN ASSERT NOT (SELECT is_called FROM s); END'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT; DROP TABLE customer",
                "SELECT 1; SELECT 2;",
                "SELECT ';' FROM customer",
                "SELECT 1 /* ; */",
                " ; ",
                "",
            })
    void takesOneStatementAlone(String sql) {
        assertThatThrownBy(() -> query(sql)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT schema_name, tier AS \"a b\" FROM customer",
                "SELECT schema_name, tier AS status FROM customer",
                "SELECT schema_name, tier, beta AS tier FROM customer",
                "SELECT NULL::text FROM customer",
                "SELECT nothing FROM customer",
                "SELEC 1",
            })
    void explainsAQueryItCannotUse(String sql) throws SQLException {
        customers("('acme', 'Acme')");

        assertThatThrownBy(() -> preview(sql))
                .isInstanceOf(DiscoveryFailed.class)
                .hasMessageMatching(
                        "(?s).*(label|two columns|no schema name|does not exist|syntax).*");
    }

    @Test
    void acceptsALastSemicolonAndQuestionMarksAndBraces() throws SQLException {
        FLEET.withSchemas("acme");
        customers("('acme', 'Acme')");

        assertThat(
                        preview(
                                        """
                                        SELECT schema_name FROM customer
                                        WHERE '{"a": 1}'::jsonb ? 'a' AND '{d x}' <> '';
                                        """)
                                .adds())
                .hasSize(1);
    }

    /** A ratio, because a limit in seconds says more about the machine than about the work. */
    @Test
    void costsInProportionToTheFleet() {
        reconcileFleet(CONTROL.register("warm-up"), 5_000);

        var small = reconcileFleet(CONTROL.register("small"), 5_000);
        var large = reconcileFleet(CONTROL.register("large"), 50_000);

        assertThat(large).isLessThan(small.multipliedBy(50));
    }

    /** Registers a fleet, then relabels four fifths and retires the rest. */
    private static Duration reconcileFleet(Database database, int targets) {
        var found = IntStream.range(0, targets).mapToObj(n -> found("s" + n, "free")).toList();
        var fewer =
                IntStream.range(0, targets * 4 / 5).mapToObj(n -> found("s" + n, "pro")).toList();
        var existing = found.stream().map(Found::schema).collect(Collectors.toSet());

        var start = System.nanoTime();
        var added = reconcile(database, new Findings(found, existing, schema -> true));
        var changed = reconcile(database, new Findings(fewer, existing, schema -> true));
        var took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(added.adds()).hasSize(targets);
        assertThat(changed.relabels()).hasSize(targets * 4 / 5);
        assertThat(changed.retires()).hasSize(targets / 5);
        var here = TargetFilter.all().inDatabase(database.name());
        assertThat(CONTROL.targets().count(here.withStatuses(Set.of(Status.LEAVING))))
                .isEqualTo(targets / 5);
        assertThat(
                        CONTROL.targets()
                                .count(
                                        TargetFilter.active(Selector.parse("tier=pro"))
                                                .inDatabase(database.name())))
                .isEqualTo(targets * 4 / 5);
        return took;
    }

    private static DiscoveryResult reconcile(Database database, Findings findings) {
        return CONTROL.jdbi()
                .inTransaction(
                        handle -> new Reconciler(handle).apply(database, findings, Absent.RETIRE));
    }

    private static Found found(String schema, String tier) {
        return new Found(null, schema, Map.of("tier", tier));
    }

    private void customers(String rows) throws SQLException {
        FLEET.run("INSERT INTO customer VALUES " + rows);
    }

    private static DiscoverySource query(String sql) {
        return new DiscoverySource.Query(sql);
    }

    private DiscoveryResult preview(String sql) {
        return preview(query(sql));
    }

    private DiscoveryResult preview(DiscoverySource source) {
        return discovery.preview(one, FLEET.connection(), source, Absent.RETIRE);
    }

    private DiscoveryResult apply(String sql) {
        return apply(query(sql));
    }

    private DiscoveryResult apply(DiscoverySource source) {
        return discovery.apply(one, FLEET.connection(), source, Absent.RETIRE);
    }

    private static void target(String schema, TargetPatch patch) {
        var target =
                fleet().stream()
                        .filter(t -> t.schemaName().equals(schema))
                        .findFirst()
                        .orElseThrow();
        CONTROL.targets().update(target.id(), patch);
    }

    private static List<Target> fleet() {
        return CONTROL.targets().list(TargetFilter.all(), 0, 100);
    }
}
