package io.flotilla.registry.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flotilla.registry.discovery.DiscoveryResult.Rejected;
import io.flotilla.registry.target.Target;
import io.flotilla.registry.target.TargetFilter;
import io.flotilla.registry.testing.ControlDatabase;
import io.flotilla.registry.testing.FleetDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TargetImportTest {

    @RegisterExtension static final ControlDatabase CONTROL = new ControlDatabase();
    @RegisterExtension static final FleetDatabase FLEET = new FleetDatabase();

    private final TargetImport targetImport =
            new TargetImport(CONTROL.jdbi(), _ -> FLEET.connect());

    @BeforeEach
    void makeAFleet() throws SQLException {
        CONTROL.register("one");
        FLEET.withSchemas("acme", "globex", "initech");
    }

    @Test
    void registersTheLinesOfACsvFile() {
        var csv =
                "\uFEFFtenant,schema,tier,region\r\n\"Acme, Ltd\",acme,free,eu\r\n\r\nGlobex, globex ,pro,\r\n";

        var preview = targetImport.preview(ImportFormat.CSV, csv, null);
        assertThat(fleet()).isEmpty();
        var applied = targetImport.apply(ImportFormat.CSV, csv, null);

        assertThat(applied).isEqualTo(preview);
        assertThat(applied.adds()).hasSize(2);
        assertThat(fleet()).extracting(Target::tenant).containsExactly("Acme, Ltd", "Globex");
        assertThat(fleet())
                .extracting(Target::labels)
                .containsExactly(Map.of("tier", "free", "region", "eu"), Map.of("tier", "pro"));
    }

    @Test
    void registersAYamlListAndTakesValuesAsTheyAreWritten() {
        var yaml =
                """
                - tenant: 007
                  schema: acme
                  labels: {version: 1.10, beta: true, note: "", gone: null}
                - {tenant: Globex, schema: globex, database: one}
                """;

        targetImport.apply(ImportFormat.YAML, yaml, null);

        assertThat(fleet()).extracting(Target::tenant).containsExactly("007", "Globex");
        assertThat(fleet().getFirst().labels())
                .isEqualTo(Map.of("version", "1.10", "beta", "true", "note", ""));
    }

    @Test
    void relabelsAndNeverRetires() {
        targetImport.apply(
                ImportFormat.CSV, "tenant,schema,tier\nA,acme,free\nG,globex,free\n", null);

        var result = targetImport.apply(ImportFormat.CSV, "tenant,schema,tier\nA,acme,pro\n", null);

        assertThat(result.relabels()).hasSize(1);
        assertThat(result.retires()).isEmpty();
        assertThat(fleet())
                .extracting(Target::labels)
                .containsExactly(Map.of("tier", "pro"), Map.of("tier", "free"));
    }

    @Test
    void rejectsASchemaThatIsNotOnTheServerAndTakesTheRest() {
        var result =
                targetImport.apply(
                        ImportFormat.CSV, "tenant,schema\nGhost,ghost\nAcme,acme\n", null);

        assertThat(result.rejected()).extracting(Rejected::schema).containsExactly("ghost");
        assertThat(fleet()).extracting(Target::schemaName).containsExactly("acme");
    }

    @Test
    void namesEveryBadLineOfACsvFileAndImportsNothing() {
        var csv =
                """
                tenant,schema,database,tier
                Acme,acme,one,free
                Globex,glo"bex,one,free

                Initech,initech,onne,free
                ,initech,one,free
                Acme again,acme,one,free
                Short,globex
                Label,globex,one,not a label
                """;

        assertThat(problems(ImportFormat.CSV, csv))
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("line 3: ").contains("quote"),
                        problem ->
                                assertThat(problem)
                                        .startsWith("line 5: ")
                                        .contains("did you mean 'one'"),
                        problem -> assertThat(problem).isEqualTo("line 6: there is no tenant"),
                        problem -> assertThat(problem).startsWith("line 7: ").contains("line 2"),
                        problem ->
                                assertThat(problem)
                                        .isEqualTo("line 8: there are 2 values for 4 columns"),
                        problem ->
                                assertThat(problem).startsWith("line 9: ").contains("not a label"));
        assertThat(fleet()).isEmpty();
    }

    @Test
    void explainsACsvHeaderItCannotUse() {
        assertThat(problems(ImportFormat.CSV, "")).first().asString().contains("empty");
        assertThat(problems(ImportFormat.CSV, "name,status,a b,tier,tier\n"))
                .hasSize(5)
                .allMatch(problem -> problem.startsWith("line 1: "));
    }

    @Test
    void namesEveryBadEntryOfAYamlFileAndImportsNothing() {
        var yaml =
                """
                - tenant: Acme
                  schema: acme
                - tenant: Globex
                  schemas: globex
                - just text
                - {tenant: Initech, schema: [initech]}
                - tenant: Long
                  schema: globex
                  labels: free
                """;

        assertThat(problems(ImportFormat.YAML, yaml))
                .satisfiesExactly(
                        problem ->
                                assertThat(problem)
                                        .startsWith("line 3: ")
                                        .contains("'schemas'", "did you mean 'schema'"),
                        problem -> assertThat(problem).startsWith("line 5: "),
                        problem -> assertThat(problem).startsWith("line 6: ").contains("'schema'"),
                        problem -> assertThat(problem).startsWith("line 7: ").contains("labels"));
        assertThat(problems(ImportFormat.YAML, "tenant: Acme\n"))
                .singleElement()
                .asString()
                .contains("not a list");
        assertThat(problems(ImportFormat.YAML, "- tenant: Acme\n  schema: {\n")).isNotEmpty();
        assertThat(problems(ImportFormat.YAML, "- tenant: A\n  tenant: B\n  schema: acme\n"))
                .isNotEmpty();
        assertThat(fleet()).isEmpty();
    }

    @Test
    void asksForADatabaseWhenThereAreSeveral() {
        CONTROL.register("two");
        var csv = "tenant,schema\nAcme,acme\n";

        assertThat(problems(ImportFormat.CSV, csv))
                .singleElement()
                .asString()
                .contains("several are registered");
        targetImport.apply(ImportFormat.CSV, csv, "two");

        assertThat(fleet()).extracting(Target::databaseName).containsExactly("two");
    }

    @Test
    void namesADatabaseThatDoesNotAnswer() {
        var unreachable =
                new TargetImport(
                        CONTROL.jdbi(),
                        _ -> {
                            throw new SQLException("connection refused");
                        });

        assertThatThrownBy(
                        () ->
                                unreachable.apply(
                                        ImportFormat.CSV, "tenant,schema\nAcme,acme\n", null))
                .isInstanceOf(DiscoveryFailed.class)
                .hasMessage("discovery in database 'one': connection refused");
        assertThat(fleet()).isEmpty();
    }

    private List<String> problems(ImportFormat format, String text) {
        var invalid =
                catchThrowableOfType(
                        ImportInvalid.class, () -> targetImport.apply(format, text, null));
        assertThat(invalid).isNotNull().hasMessageStartingWith("nothing was imported");
        return invalid.problems().stream().map(Object::toString).toList();
    }

    private static List<Target> fleet() {
        return CONTROL.targets().list(TargetFilter.all(), 0, 100);
    }
}
