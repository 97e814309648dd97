package io.flotilla.engine.dialect.mysql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement does, to what kind of object, of which name. {@code object} is empty where the
 * statement is about none; {@code qualifier} is the database it names before the object's name, or
 * before that of another thing it changes.
 */
record StatementHead(
        String verb, String object, @Nullable String name, @Nullable String qualifier) {

    private static final Set<String> OBJECTS =
            Set.of(
                    "TABLE",
                    "VIEW",
                    "TRIGGER",
                    "FUNCTION",
                    "PROCEDURE",
                    "EVENT",
                    "SEQUENCE",
                    "INDEX",
                    "DATABASE",
                    "SCHEMA",
                    "USER",
                    "ROLE",
                    "SERVER",
                    "PACKAGE",
                    "TABLESPACE");

    private static final Set<String> WITH_BODY =
            Set.of("TRIGGER", "FUNCTION", "PROCEDURE", "EVENT", "PACKAGE");

    static StatementHead of(String sql) {
        return of(SqlToken.list(sql));
    }

    static StatementHead of(List<SqlToken> tokens) {
        if (tokens.isEmpty()) {
            return new StatementHead("", "", null, null);
        }
        var verb = tokens.getFirst().text().toUpperCase(Locale.ROOT);
        if (!Set.of("CREATE", "ALTER", "DROP", "RENAME").contains(verb)) {
            return new StatementHead(verb, "", null, null);
        }
        for (var i = 1; i < Math.min(tokens.size(), 16); i++) {
            var word = tokens.get(i).text().toUpperCase(Locale.ROOT);
            if (tokens.get(i).kind() == SqlToken.Kind.WORD && OBJECTS.contains(word)) {
                return named(verb, word, tokens, i + 1);
            }
            if (tokens.get(i).is("(")) {
                break;
            }
        }
        return new StatementHead(verb, "", null, null);
    }

    private static StatementHead named(String verb, String object, List<SqlToken> tokens, int at) {
        var next = at;
        while (next < tokens.size() && tokens.get(next).isAny("IF", "NOT", "EXISTS")) {
            next++;
        }
        if (next >= tokens.size() || !tokens.get(next).isName()) {
            return new StatementHead(verb, object, null, null);
        }
        var first = tokens.get(next).name();
        return isQualified(tokens, next)
                ? new StatementHead(verb, object, tokens.get(next + 2).name(), first)
                : new StatementHead(verb, object, first, elsewhere(verb, object, tokens, next + 1));
    }

    /** The database of something else that the statement is about, or makes of its object. */
    private static @Nullable String elsewhere(
            String verb, String object, List<SqlToken> tokens, int from) {
        var depth = 0;
        for (var i = from; i + 2 < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0 && isQualified(tokens, i) && names(verb, object, tokens.get(i - 1))) {
                return tokens.get(i).name();
            }
            if (verb.equals("CREATE")
                    && tokens.get(i).isAny("ROW", "SCHEDULE", "SELECT", "BEGIN")) {
                return null;
            }
        }
        return null;
    }

    /** Whether a table's name stands behind the word. */
    private static boolean names(String verb, String object, SqlToken before) {
        return switch (verb) {
            case "DROP", "RENAME" -> before.isAny(",", "ON", "TO");
            case "ALTER" -> object.equals("TABLE") && before.isAny("RENAME", "TO", "AS", "TABLE");
            default ->
                    object.equals("TABLE") && before.is("LIKE")
                            || object.equals("INDEX") && before.is("ON")
                            || object.equals("TRIGGER") && before.is("ON");
        };
    }

    private static boolean isQualified(List<SqlToken> tokens, int at) {
        return at + 2 < tokens.size()
                && tokens.get(at).isName()
                && tokens.get(at + 1).is(".")
                && tokens.get(at + 2).isName();
    }

    boolean hasBody() {
        return verb.equals("CREATE") && WITH_BODY.contains(object)
                || verb.equals("ALTER") && object.equals("EVENT");
    }

    /** Whether it is about something that lives in a database. */
    boolean isOfSchema() {
        return !object.isEmpty()
                && !Set.of("DATABASE", "SCHEMA", "USER", "ROLE", "SERVER", "TABLESPACE")
                        .contains(object);
    }
}
