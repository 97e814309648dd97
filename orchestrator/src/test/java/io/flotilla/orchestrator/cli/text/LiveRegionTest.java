package io.flotilla.orchestrator.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LiveRegionTest {
    private final StringWriter out = new StringWriter();
    private final PrintWriter writer = new PrintWriter(out);

    @Test
    void drawsOverTheLastFrameAndGivesTheCursorBack() {
        try (var region = new LiveRegion(writer, Screen.terminal(20, 10))) {
            region.draw(Text.of("one").line("two").lines());
            region.draw(Text.of("three").lines());
        }

        assertThat(out.toString())
                .isEqualTo(
                        "\u001b[?25l\u001b[2Kone\n\u001b[2Ktwo\n\u001b[J"
                                + "\u001b[2A\r\u001b[2Kthree\n\u001b[J\u001b[?25h");
    }

    @Test
    void cutsWhatDoesNotFit() {
        try (var region = new LiveRegion(writer, Screen.terminal(4, 3))) {
            region.draw(Text.of("日本語").line("abcdef").line("gone").lines());
        }

        assertThat(out.toString()).contains("日本\n").contains("abcd\n").doesNotContain("gone");
    }
}
