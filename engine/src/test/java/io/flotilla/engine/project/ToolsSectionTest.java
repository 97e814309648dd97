package io.flotilla.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.tool.ToolCommand;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class ToolsSectionTest {

    private static final String COMMAND =
            "command: [/usr/bin/osc, '{alter}', '{database}.{table}', '{defaults-file}']";

    @Test
    void readsCommands() {
        var yaml = "tools:\n  pt-osc:\n    %s\n    timeout: 36h\n".formatted(COMMAND);
        var expected =
                new ToolCommand(
                        "pt-osc",
                        List.of("/usr/bin/osc", "{alter}", "{database}.{table}", "{defaults-file}"),
                        Duration.ofHours(36),
                        null);

        assertThat(ToolsFile.parse("tools.yaml", yaml)).containsExactly(expected);
        assertThat(ProjectFile.parse("flotilla.yaml", yaml).tools()).containsExactly(expected);
        assertThat(
                        ProjectFile.parse("flotilla.yaml", "plan: {copyWith: pt-osc}")
                                .plan()
                                .copyWith("t"))
                .isEqualTo("pt-osc");
    }

    @Test
    void refusesWhatItDoesNotKnowWithTheLine() {
        assertRefused("tools:\n  osc:\n    " + COMMAND + "\n    timout: 1h")
                .hasMessageContaining(
                        "tools.yaml:4: unknown field 'tools.osc.timout'; did you mean 'timeout'?");
        assertRefused("tool: {}").hasMessageContaining("did you mean 'tools'?");
        assertRefused("tools: {Osc: {}}").hasMessageContaining("'Osc' is no name of a tool");
        assertRefused("tools: {osc: {}}").hasMessageContaining("must begin with the absolute path");
        assertRefused("tools: {osc: {command: [osc, '{alter}']}}")
                .hasMessageContaining("must begin with the absolute path");
        assertRefused("tools: {osc: {command: [/bin/sh, -c, 'osc {alter}']}}")
                .hasMessageContaining("/bin/sh would read its arguments as commands");
        assertRefused("tools: {osc: {command: [/usr/bin/osc, '{alter}', '{tabel}']}}")
                .hasMessageContaining("nothing to fill in for {tabel}; did you mean 'table'?");
        assertRefused("tools: {osc: {command: [/usr/bin/osc, '{alter}', '{database}']}}")
                .hasMessageContaining("its command nowhere says {table}");
        assertRefused("tools:\n  osc:\n    " + COMMAND + "\n    timeout: 60d")
                .hasMessageContaining("'60d' is not a duration from 1ms to 30d");
        assertThatThrownBy(() -> ProjectFile.parse("flotilla.yaml", "plan: {copyWith: rm -rf}"))
                .hasMessageContaining("plan.copyWith 'rm -rf' is no name of a tool");
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(String yaml) {
        return assertThatThrownBy(() -> ToolsFile.parse("tools.yaml", yaml))
                .isInstanceOf(ProjectFileInvalid.class);
    }
}
