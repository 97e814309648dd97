package io.flotilla.orchestrator.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.orchestrator.lint.RuleText.Block;
import io.flotilla.orchestrator.lint.RuleText.Kind;
import io.flotilla.orchestrator.lint.RuleText.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTextTest {

    @Test
    void aPageIsHeadingsParagraphsAndCode() {
        var text =
                RuleText.read(
                        """
                        # drop-column

                        Without `naming` it finds <b>nothing</b>;
                        see [the rules](README.md).

                        ## Why

                        ```sql
                        SELECT 1 < 2;
                        ```
                        """);

        assertThat(text.blocks())
                .containsExactly(
                        new Block(
                                Kind.TEXT,
                                List.of(
                                        new Piece("Without ", false),
                                        new Piece("naming", true),
                                        new Piece(" it finds ", false),
                                        new Piece("nothing", false),
                                        new Piece(";", false),
                                        new Piece(" ", false),
                                        new Piece("see ", false),
                                        new Piece("the rules", false),
                                        new Piece(".", false))),
                        new Block(Kind.HEADING, List.of(new Piece("Why", false))),
                        new Block(Kind.CODE, List.of(new Piece("SELECT 1 < 2;\n", true))));
    }
}
