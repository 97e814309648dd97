package io.flotilla.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> KNOWN = List.of("statements", "schema", "revert");

    @Test
    void findsTheWordSomebodyMistyped() {
        assertThat(Nearest.to("statments", KNOWN)).hasValue("statements");
        assertThat(Nearest.to("Reverts", KNOWN)).hasValue("revert");
        assertThat(Nearest.hint("shema", KNOWN)).isEqualTo("; did you mean 'schema'?");
    }

    @Test
    void guessesNothingFarFetched() {
        assertThat(Nearest.to("window", KNOWN)).isEmpty();
        assertThat(Nearest.hint("window", KNOWN)).isEmpty();
    }
}
