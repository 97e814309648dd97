package io.flotilla.engine.dialect.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Small questions about the server's own expression text, and its string literals. */
final class PostgresText {

    /**
     * Strings, names and single characters, see
     * https://www.postgresql.org/docs/current/sql-syntax-lexical.html. The server prints no dollar
     * quotes. A literal may be of any length: possessive repetitions take no stack.
     */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "[eE]'(?:[^'\\\\]|''|\\\\.)*+'"
                            + "|'(?:[^']|'')*+'"
                            + "|\"(?<quoted>(?:[^\"]|\"\")*+)\""
                            + "|(?<plain>[\\p{L}_][\\p{L}\\p{N}_$]*)"
                            + "|(?<operator>[-+*/<>=~!@#%^&|`?]+)"
                            + "|.",
                    Pattern.DOTALL);

    private static final Pattern ARRAY_AS_TEXT =
            Pattern.compile(
                    "\\(ARRAY\\[(?<items>(?:'(?:[^']|'')*+'|[^\\[\\]'])*+)\\]\\)::text\\[\\]");

    private PostgresText() {}

    /**
     * The same SQL, so that the server reads its own text back as what it was. It prints {@code
     * varchar_column IN ('a', 'b')} as a comparison with {@code (ARRAY['a'::character varying,
     * …])::text[]}, but a cast written right behind an array is applied to each of its items
     * (https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-ARRAY-CONSTRUCTORS);
     * another cast in between keeps it on the whole.
     */
    static String reparsable(String sql) {
        return ARRAY_AS_TEXT
                .matcher(sql)
                .replaceAll(
                        array -> {
                            var items = array.group("items");
                            return Matcher.quoteReplacement(
                                    items.endsWith("::character varying")
                                            ? "(ARRAY[%s]::character varying[])::text[]"
                                                    .formatted(items)
                                            : array.group());
                        });
    }

    /**
     * A string literal, for {@code standard_conforming_strings = on}: backslashes are plain
     * characters.
     */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Names in SQL, separated by commas. */
    static String list(List<String> names) {
        return names.stream().map(PostgresIdentifiers::quoted).collect(Collectors.joining(", "));
    }

    /** Every name the expression mentions, of whatever kind, unquoted, and every operator. */
    static Set<String> names(String expression) {
        var names = new HashSet<String>();
        Matcher token = TOKEN.matcher(expression);
        while (token.find()) {
            if (token.group("quoted") != null) {
                names.add(token.group("quoted").replace("\"\"", "\""));
            } else if (token.group("plain") != null) {
                names.add(token.group("plain"));
            } else if (token.group("operator") != null) {
                names.add(token.group("operator"));
            }
        }
        return names;
    }

    /** What the server makes of a name as it is written. */
    static String unquoted(String name) {
        return name.startsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name.toLowerCase(Locale.ROOT);
    }

    /** The SQL with the names that are keys of the map replaced by their values. */
    static String renamed(String sql, Map<String, String> names) {
        return TOKEN.matcher(sql)
                .replaceAll(
                        token -> {
                            var quoted = token.group("quoted");
                            var name =
                                    quoted == null
                                            ? token.group("plain")
                                            : quoted.replace("\"\"", "\"");
                            var other = name == null ? null : names.get(name);
                            return Matcher.quoteReplacement(
                                    other == null
                                            ? token.group()
                                            : PostgresIdentifiers.quoted(other));
                        });
    }

    /** The expression in exactly one pair of parentheses, or in more if the server wrote so. */
    static String parenthesized(String expression) {
        return enclosed(expression) ? expression : "(" + expression + ")";
    }

    private static boolean enclosed(String expression) {
        var open = new ArrayList<Integer>();
        Matcher token = TOKEN.matcher(expression);
        while (token.find()) {
            if (token.group().equals("(")) {
                open.add(token.start());
            } else if (token.group().equals(")")) {
                if (open.isEmpty()) {
                    return false;
                }
                var start = open.removeLast();
                if (token.end() == expression.length()) {
                    return start == 0;
                }
            }
        }
        return false;
    }
}
