package io.flotilla.orchestrator.rollout.shard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ERROR: column "e" of relation "users" contains null values | ERROR: column … of relation … contains null values
                    ERROR: invalid input syntax for type integer: "a ""b"" c"  | ERROR: invalid input syntax for type integer: …
                    relation acme.users is in the way of acme_2                | relation ….users is in the way of acme_N
                    could not read block 1234 in file base/5/16385: 0 of 8192  | could not read block N in file base/N/N: N of N
                    key a1b2c3d4-0000-4000-8000-0123456789ab, 0x1F, 3.14       | key N, N, N
                    is in the state fp1:abc234, expected fp1:def567            | is in the state …, expected …
                    """)
    void namesNumbersAndLiteralsGo(String message, String text) {
        assertThat(ErrorText.normalised(message, "acme", "Acme Inc.")).isEqualTo(text);
    }

    @Test
    void alikeFailuresHaveOneKeyAndOthersHaveOthers() {
        var one = new ErrorText("data-violation", "23502", "column … contains null values");

        assertThat(one.key())
                .matches("[0-9a-f]{16}")
                .isEqualTo(new ErrorText(one.kind(), one.sqlState(), one.text()).key())
                .isNotEqualTo(new ErrorText(one.kind(), "23505", one.text()).key())
                .isNotEqualTo(new ErrorText("other", one.sqlState(), one.text()).key());
    }

    @Test
    void aLongTextIsCut() {
        assertThat(ErrorText.normalised("x".repeat(2_000))).hasSize(501).endsWith("…");
        assertThat(ErrorText.normalised("not \"%s\"".formatted("x".repeat(200_000))))
                .isEqualTo("not …");
    }
}
