package io.flotilla.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.plan.PlanPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void aFieldThatIsThereTwiceIsRefused() {
        assertRefused("plan:\n  drops: drop\n  drops: forbid\n")
                .hasMessage("flotilla.yaml:3: field 'plan.drops' is there twice");
    }

    @Test
    void whatIsNoYamlNamesTheLine() {
        assertRefused("plan:\n  drops: [\n").hasMessageStartingWith("flotilla.yaml:3: not YAML");
        assertRefused("- plan").hasMessage("flotilla.yaml:1: not a mapping of plan, lint");
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
}
