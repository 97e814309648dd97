package io.flotilla.engine.dialect.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * Several statements as one, done all or none: https://www.postgresql.org/docs/current/sql-do.html.
 */
final class PostgresBlock {

    private final List<String> statements = new ArrayList<>();

    /** Adds a statement. */
    PostgresBlock run(String sql) {
        statements.add(sql);
        return this;
    }

    /** Adds a statement that is only known when it runs. */
    PostgresBlock compute(String expression) {
        return run("EXECUTE " + expression);
    }

    String sql() {
        var body = new StringBuilder("BEGIN\n");
        statements.forEach(sql -> body.append("    ").append(sql).append(";\n"));
        body.append("END\n");
        var quote = "$flotilla$";
        for (int number = 1; body.indexOf(quote) >= 0; number++) {
            quote = "$flotilla%d$".formatted(number);
        }
        return "DO %s\n%s%s".formatted(quote, body, quote);
    }
}
