package io.flotilla.engine.dialect;

import io.flotilla.engine.dialect.mysql.MySqlDialect;
import io.flotilla.engine.dialect.postgres.PostgresDialect;
import io.flotilla.engine.dialect.redshift.RedshiftDialect;
import java.util.List;
import java.util.stream.Stream;

/** The dialects Flotilla speaks. */
public final class Dialects {

    private static final List<Dialect> ALL =
            Stream.concat(
                            Stream.of(Privileges.values()).<Dialect>map(PostgresDialect::new),
                            Stream.of(new MySqlDialect(), new RedshiftDialect()))
                    .toList();

    private Dialects() {}

    /** The names {@link #require} knows. */
    public static List<String> names() {
        return ALL.stream().map(Dialect::name).toList();
    }

    /**
     * @throws IllegalArgumentException if no dialect has that name; the message lists the names
     */
    public static Dialect require(String name) {
        return ALL.stream()
                .filter(dialect -> dialect.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "unknown dialect '%s' (known: %s)"
                                                .formatted(name, String.join(", ", names()))));
    }
}
