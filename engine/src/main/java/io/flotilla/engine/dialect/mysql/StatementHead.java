package io.flotilla.engine.dialect.mysql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement does, to what kind of object, of which name. {@code object} is empty where the
 * statement is about none; {@code qualifier} is the database it names before the object's name.
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
        return next + 2 < tokens.size() && tokens.get(next + 1).is(".")
                ? new StatementHead(verb, object, tokens.get(next + 2).name(), first)
                : new StatementHead(verb, object, first, null);
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
