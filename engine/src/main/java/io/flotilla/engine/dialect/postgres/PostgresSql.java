package io.flotilla.engine.dialect.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The {@code .sql} files of this package. */
final class PostgresSql {

    private PostgresSql() {}

    static String load(String file) {
        try (var text = PostgresSql.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(text).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
