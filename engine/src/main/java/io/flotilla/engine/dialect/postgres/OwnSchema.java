package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.postgres.SqlTokens.Token;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one schema that a script writes before all its names, and that stands for every tenant's: the
 * one a {@code -- flotilla:schema name} line says, or that of a pg_dump, which empties the search
 * path and so has to qualify what it makes, or before 10.3 puts the schema there.
 */
final class OwnSchema {

    private static final Pattern DIRECTIVE =
            Pattern.compile("^--\\s*flotilla:schema\\s+(\\S+)\\s*$", Pattern.MULTILINE);

    private static final Pattern OF_A_DUMP =
            Pattern.compile(
                    "SELECT\\s+pg_catalog\\.set_config\\('search_path',\\s*'',\\s*false\\)\\s*;",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_AN_OLD_DUMP =
            Pattern.compile("^SET search_path = (\\w+), pg_catalog;$", Pattern.MULTILINE);

    private OwnSchema() {}

    /** Null where names stand alone, as they should. */
    static @Nullable String find(String script) {
        var directive = DIRECTIVE.matcher(script);
        if (directive.find()) {
            return directive.group(1);
        }
        var dump = OF_A_DUMP.matcher(script);
        if (dump.find()) {
            return ofFirstCreated(SqlTokens.of(script.substring(dump.end())));
        }
        var old = OF_AN_OLD_DUMP.matcher(script);
        return old.find() ? old.group(1) : null;
    }

    /** The qualifier that follows the first {@code CREATE} and words. */
    private static @Nullable String ofFirstCreated(List<Token> tokens) {
        var creating = false;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.is("CREATE") && (i == 0 || tokens.get(i - 1).is(';'))) {
                creating = true;
            } else if (!token.isName() || token.is("AS")) {
                creating = false;
            }
            if (creating && token.isName() && tokens.get(i + 1).is('.')) {
                return token.name();
            }
        }
        return null;
    }

    /**
     * The script without the schema's name before other names, and in the names of {@code
     * 'schema.name'::regclass}; blanks take its place, so that everything stays where it is. Other
     * strings, and with them the bodies of functions, are not touched.
     */
    static String blanked(String script, String schema) {
        var text = new StringBuilder(script);
        var tokens = SqlTokens.of(script);
        for (int i = 0; i + 2 < tokens.size(); i++) {
            var token = tokens.get(i);
            if (qualifies(tokens, i, schema)) {
                blank(text, token.start(), tokens.get(i + 1).end());
            } else if (namesRelation(tokens, i)) {
                var quoted = "'" + PostgresIdentifiers.quoted(schema) + ".";
                if (token.text().startsWith(quoted)) {
                    blank(text, token.start() + 1, token.start() + quoted.length());
                }
            }
        }
        return text.toString();
    }

    private static boolean qualifies(List<Token> tokens, int at, String schema) {
        return tokens.get(at).isName()
                && tokens.get(at).name().equals(schema)
                && tokens.get(at + 1).is('.')
                && (tokens.get(at + 2).isName() || tokens.get(at + 2).isOfOperator())
                && (at == 0 || !tokens.get(at - 1).is('.'));
    }

    private static boolean namesRelation(List<Token> tokens, int at) {
        return tokens.get(at).kind() == SqlTokens.Kind.STRING
                && at + 3 < tokens.size()
                && tokens.get(at + 1).is(':')
                && tokens.get(at + 2).is(':')
                && tokens.get(at + 3).is("regclass");
    }

    private static void blank(StringBuilder text, int from, int to) {
        text.replace(from, to, " ".repeat(to - from));
    }
}
