package io.flotilla.orchestrator.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Table TABLE =
            Table.of(Column.number("N", "n"), Column.text("NAME", "name"), Column.text("X", "x"));

    @Test
    void alignsByTheWidthOnTheScreen() throws JsonProcessingException {
        var rows =
                Json.MAPPER.readTree(
                        """
                        [{"n": 1, "name": "日本語", "x": "a"},
                         {"n": 100, "name": "e\\u0301", "x": "b"}]
                        """);

        assertThat(TABLE.text(rows, "none").toString())
                .isEqualTo("  N  NAME    X\n  1  日本語  a\n100  e\u0301       b");
    }

    @Test
    void saysThatThereIsNothing() {
        assertThat(TABLE.text(Json.MAPPER.createArrayNode(), "none").toString()).isEqualTo("none");
    }

    @Test
    void keepsARowOnOneLine() throws JsonProcessingException {
        var rows = Json.MAPPER.readTree("[{\"n\": 1, \"name\": \"a\\nb\", \"x\": \"c\"}]");

        assertThat(TABLE.text(rows, "none").lines()).hasSize(2);
    }
}
