package io.flotilla.engine.dialect.mysql;

import java.util.List;
import java.util.stream.Collectors;

/** Names and texts as SQL. */
final class Identifiers {

    private Identifiers() {}

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    static String list(List<String> names) {
        return names.stream().map(Identifiers::quoted).collect(Collectors.joining(", "));
    }

    /** A string literal, under any sql_mode but NO_BACKSLASH_ESCAPES. */
    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
