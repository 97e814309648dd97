package io.flotilla.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.plan.PlanPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFileTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet\n", "plan:\n", "{}"})
    void whatIsAbsentIsAsUsual(String yaml) {
        assertThat(parse(yaml)).isEqualTo(ProjectFile.DEFAULT);
    }

    @Test
    void readsThePlanPolicy() {
        var project =
                parse(
                        """
                        plan:
                          drops: drop
                          concurrentIndexes: false
                          splitValidation: true
                        """);

        assertThat(project.plan()).isEqualTo(new PlanPolicy(PlanPolicy.Drops.DROP, false, true));
    }

    @Test
    void readsWhetherPrivilegesAreManaged() {
        assertThat(parse("privileges: managed").privileges()).isEqualTo(Privileges.MANAGED);
        assertThat(parse("privileges: ignored")).isEqualTo(ProjectFile.DEFAULT);
        assertRefused("privileges: manged")
                .hasMessageContaining(
                        "'manged' is not one of ignored, managed; did you mean 'managed'?");
    }

    @Test
    void anUnknownFieldNamesItsLineAndTheNearestKnownOne() {
        assertRefused("plan:\n  drops: drop\n  concurentIndexes: true\n")
                .hasMessage(
                        "flotilla.yaml:3: unknown field 'plan.concurentIndexes'; did you mean 'concurrentIndexes'?");
        assertRefused("plans: {}").hasMessageContaining("did you mean 'plan'?");
    }

    @Test
    void anUnknownWordNamesWhatItMayBe() {
        assertRefused("plan:\n  drops: dropp\n")
                .hasMessageContaining("flotilla.yaml:2: plan.drops 'dropp' is not one of")
                .hasMessageEndingWith("; did you mean 'drop'?");
        assertRefused("plan:\n  splitValidation: yes\n")
                .hasMessage(
                        "flotilla.yaml:2: plan.splitValidation 'yes' is neither true nor false");
    }

    @Test
    void aPolicyCanBeSaidPerObject() {
        var policy =
                parse(
                                """
                                plan:
                                  drops: forbid
                                  timeouts: {lock: 500ms, statement: 1h}
                                  objects:
                                    - {match: "audit_*", drops: drop, concurrentIndexes: false}
                                    - {match: "*_log?", splitValidation: false}
                                """)
                        .plan();

        assertThat(policy.lockTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(policy.statementTimeout()).isEqualTo(Duration.ofHours(1));
        assertThat(policy.drops("audit_log1")).isEqualTo(PlanPolicy.Drops.DROP);
        assertThat(policy.concurrentIndexes("audit_log1")).isFalse();
        assertThat(policy.splitValidation("audit_log1")).isTrue();
        assertThat(policy.splitValidation("app_log1")).isFalse();
        assertThat(policy.splitValidation("app_log")).isTrue();
        assertThat(policy.drops("app_log1")).isEqualTo(PlanPolicy.Drops.FORBID);
    }

    @Test
    void aPolicyOfObjectsOrTimeoutsThatMeansNothingIsRefused() {
        assertRefused("plan: {objects: [{drops: drop}]}")
                .hasMessage("flotilla.yaml:1: plan.objects[0].match is missing");
        assertRefused("plan: {objects: [{match: a, drop: drop}]}")
                .hasMessageContaining(
                        "unknown field 'plan.objects[0].drop'; did you mean 'drops'?");
        assertRefused("plan: {timeouts: {lock: 0s}}")
                .hasMessageContaining("plan.timeouts.lock '0s' is not a duration from 1ms to 10m");
    }

    @Test
    void aFieldThatIsThereTwiceIsRefused() {
        assertRefused("plan:\n  drops: drop\n  drops: forbid\n")
                .hasMessage("flotilla.yaml:3: field 'plan.drops' is there twice");
    }

    @Test
    void whatIsNoYamlNamesTheLine() {
        assertRefused("plan:\n  drops: [\n").hasMessageStartingWith("flotilla.yaml:3: not YAML");
        assertRefused("- plan")
                .hasMessage(
                        "flotilla.yaml:1: not a mapping of dialect, privileges, plan, lint, tools");
    }

    @Test
    void isFoundBesideTheDesiredStateBeforeTheFoldersAbove() throws IOException {
        var schema = Files.createDirectories(folder.resolve("app/schema"));
        var above = Files.writeString(folder.resolve("flotilla.yaml"), "");

        assertThat(ProjectFile.find(schema, folder)).hasValue(above);

        var beside = Files.writeString(schema.resolve("flotilla.yaml"), "");

        assertThat(ProjectFile.find(schema, folder)).hasValue(beside);
        assertThat(ProjectFile.find(schema.resolve("tables.sql"), folder)).hasValue(beside);
    }

    @Test
    void isNotLookedForAboveTheWorkTreeOrOutsideTheWorkingDirectory() throws IOException {
        Files.writeString(folder.resolve("flotilla.yaml"), "");
        var inner = Files.createDirectories(folder.resolve("clone/schema"));

        assertThat(ProjectFile.find(inner, folder.resolve("elsewhere"))).isEmpty();

        Files.createDirectories(folder.resolve("clone/.git"));

        assertThat(ProjectFile.find(inner, folder)).isEmpty();
    }

    private static ProjectFile parse(String yaml) {
        return ProjectFile.parse("flotilla.yaml", yaml);
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(String yaml) {
        return assertThatThrownBy(() -> parse(yaml)).isInstanceOf(ProjectFileInvalid.class);
    }

    @Test
    void saysWhichDialectTheProjectIsWrittenIn() {
        assertThat(ProjectFile.parse("flotilla.yaml", "dialect: mysql").dialect())
                .isEqualTo("mysql");
        assertThat(ProjectFile.DEFAULT.dialect()).isEqualTo("postgres");
        assertThatThrownBy(() -> ProjectFile.parse("flotilla.yaml", "dialect: mysqll"))
                .isInstanceOf(ProjectFileInvalid.class)
                .hasMessageContaining("'mysqll' is not one of postgres, mysql");
    }
}
