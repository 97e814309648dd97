package io.flotilla.engine.dialect.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The {@code .sql} files of this package. */
final class PostgresSql {

    private PostgresSql() {}

    /**
     * The part of a query that tells of grants.
     *
     * @param owner whose defaults are meant
     * @param which the objects, as a condition
     */
    static String grants(String owner, String which) {
        return load("grants.sql").replace(":owner", owner).replace(":which", which);
    }

    static String load(String file) {
        try (var text = PostgresSql.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(text).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
