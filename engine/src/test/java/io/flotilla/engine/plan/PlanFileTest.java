package io.flotilla.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.plan.Hazard.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanFileTest {

    private static final Fingerprint FROM = new Fingerprint("fp1:" + "a".repeat(52));
    private static final Fingerprint TO = new Fingerprint("fp1:" + "b".repeat(52));

    private static final Plan PLAN =
            PlanFile.sealed(
                    new Plan(
                            "app",
                            "postgres",
                            FROM,
                            TO,
                            List.of(new Check("SELECT true", "it's \"so\": yes")),
                            List.of(
                                    new Statement(
                                            "CREATE VIEW v AS\nSELECT 1 AS n,\n    'a: #b' AS t",
                                            true,
                                            false,
                                            List.of(
                                                    new Hazard(
                                                            Kind.LOCK,
                                                            "users",
                                                            "ACCESS EXCLUSIVE",
                                                            true,
                                                            "brief")),
                                            null,
                                            "pt-osc",
                                            "built concurrently (policy)",
                                            TO)),
                            List.of(new Check("SELECT false", "never")),
                            List.of(
                                    new Statement(
                                            "DROP VIEW v ",
                                            false,
                                            true,
                                            List.of(
                                                    new Hazard(
                                                            Kind.DATA_LOSS, null, null, false, "")),
                                            FROM)),
                            List.of("yes", "12"),
                            PlanFile.UNSEALED));

    @Test
    void readsWhatItWrote() {
        assertThat(PlanFile.read(PlanFile.write(PLAN))).isEqualTo(PLAN);
    }

    @Test
    void writesForPeopleToRead() {
        assertThat(PlanFile.write(PLAN))
                .startsWith("flotilla: plan/v1\nschema: app\ndialect: postgres\nfrom: fp1:aaaa")
                .contains("sql: |-\n", "kind: lock\n", "mode: ACCESS EXCLUSIVE\n")
                .contains("transactional: false\n", "losesData: true\n")
                .contains("note: built concurrently (policy)\n", "because: never\n")
                .doesNotContain("transactional: true", "losesData: false")
                .endsWith("digest: %s\n".formatted(PLAN.digest()));
    }

    @Test
    void refusesAPlanThatWasEdited() {
        var edited = PlanFile.write(PLAN).replace("DROP VIEW v", "DROP VIEW w");

        assertThatThrownBy(() -> PlanFile.read(edited))
                .isInstanceOf(PlanFileInvalid.class)
                .hasMessageContaining("proven again");
        assertThat(PlanFile.readEdited(edited).revert().getFirst().sql()).isEqualTo("DROP VIEW w ");
    }

    @Test
    void theDigestCoversNotesAndWhatTheRevertChecks() {
        var text = PlanFile.write(PLAN);

        for (var edited :
                List.of(
                        text.replace("built concurrently", "built"),
                        text.replace("because: never", "because: always"))) {
            assertThatThrownBy(() -> PlanFile.read(edited)).hasMessageContaining("proven again");
        }
    }

    @Test
    void namesAnUnknownFieldAndTheNearestKnownOne() {
        var mistyped = PlanFile.write(PLAN).replace("transactional:", "transactionl:");

        assertThatThrownBy(() -> PlanFile.read(mistyped))
                .isInstanceOf(PlanFileInvalid.class)
                .hasMessage(
                        "unknown field 'revert[0].transactionl'; did you mean 'transactional'?");
    }

    @Test
    void namesWhatIsMissingOrOfTheWrongKind() {
        var text = PlanFile.write(PLAN);

        assertThatThrownBy(() -> PlanFile.read(text.replace("dialect: postgres\n", "")))
                .hasMessage("field 'dialect' is missing");
        assertThatThrownBy(() -> PlanFile.read(text.replace("plan/v1", "plan/v2")))
                .hasMessageContaining("plan/v2")
                .hasMessageContaining("expected plan/v1");
        assertThatThrownBy(() -> PlanFile.read(text.replace("kind: lock", "kind: luck")))
                .hasMessageContaining("statements[0].hazards[0].kind");
        assertThatThrownBy(() -> PlanFile.read(text.replace("brief: true", "brief: often")))
                .hasMessage("field 'statements[0].hazards[0].brief' is not true or false");
        assertThatThrownBy(() -> PlanFile.read("- no plan")).hasMessageContaining("not a plan");
        assertThatThrownBy(() -> PlanFile.read("a: [")).hasMessageContaining("not YAML");
    }
}
