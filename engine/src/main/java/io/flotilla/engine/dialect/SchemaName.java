package io.flotilla.engine.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What may be the name of a target's schema. */
public final class SchemaName {

    /**
     * PostgreSQL cuts a longer identifier off with no more than a notice, see
     * https://www.postgresql.org/docs/17/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS.
     */
    private static final int LONGEST = 63;

    private SchemaName() {}

    /**
     * Gives back the name if it can be a target's schema.
     *
     * @throws IllegalArgumentException if it cannot, with the reason
     */
    public static String require(String name) {
        var problem = problem(name);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(
                    "'%s' cannot be a schema's name: %s".formatted(printable(name), problem));
        }
        return name;
    }

    private static String problem(String name) {
        if (name.isEmpty()) {
            return "it is empty";
        }
        if (name.codePoints().anyMatch(SchemaName::isInvisible)) {
            return "it holds a control character";
        }
        if (name.codePoints().anyMatch(c -> c == '"' || c == '\'' || c == '`' || c == '\\')) {
            return "it holds a quote or a backslash";
        }
        var bytes = name.getBytes(UTF_8).length;
        if (bytes > LONGEST) {
            return "it has %d bytes, and %d is the most".formatted(bytes, LONGEST);
        }
        if (name.startsWith("pg_") || name.equals("information_schema")) {
            return "it belongs to the server";
        }
        if (name.startsWith(ScratchSchemas.PREFIX)) {
            return "it is the name of a scratch schema";
        }
        return "";
    }

    private static boolean isInvisible(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT
                || Character.getType(character) == Character.SURROGATE;
    }

    private static String printable(String name) {
        var text = new StringBuilder();
        name.codePoints()
                .limit(80)
                .forEach(c -> text.appendCodePoint(isInvisible(c) ? '\uFFFD' : c));
        return text.toString();
    }
}
