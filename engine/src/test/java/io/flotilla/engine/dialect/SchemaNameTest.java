package io.flotilla.engine.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"tenant_1", "Acme", "weird-name", "a b", "ünï", "a;b", "select"})
    void takesWhatTheServerTakes(String name) {
        assertThat(SchemaName.require(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String name, String reason) {
        assertThatThrownBy(() -> SchemaName.require(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("", "it is empty"),
                Arguments.of("a".repeat(64), "it has 64 bytes, and 63 is the most"),
                Arguments.of("ü".repeat(32), "it has 64 bytes"),
                Arguments.of("a\"b", "quote"),
                Arguments.of("a'b", "quote"),
                Arguments.of("a`b", "quote"),
                Arguments.of("a\\b", "backslash"),
                Arguments.of("a\u0000b", "control character"),
                Arguments.of("a\nb", "control character"),
                Arguments.of("a\u200Bb", "control character"),
                Arguments.of("pg_toast", "belongs to the server"),
                Arguments.of("information_schema", "belongs to the server"),
                Arguments.of("_flotilla_scratch_1_a", "scratch schema"));
    }

    @ParameterizedTest
    @ValueSource(ints = {62, 63})
    void takesUpTo63Bytes(int length) {
        assertThat(SchemaName.require("a".repeat(length))).hasSize(length);
    }
}
