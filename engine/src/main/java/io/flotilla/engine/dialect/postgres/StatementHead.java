package io.flotilla.engine.dialect.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.postgresql.core.Parser;

/**
 * The words a statement begins with, upper case, up to the first name that is quoted, qualified or
 * followed by other signs; {@code offset} is where the first is.
 */
public record StatementHead(int offset, List<String> words, String text) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?![\\w$.\"])");
    private static final int MOST = 8;

    /** Of more than one word. */
    private static final List<String> LONG_KINDS =
            List.of(
                    "ACCESS METHOD",
                    "DEFAULT CONVERSION",
                    "EVENT TRIGGER",
                    "FOREIGN DATA WRAPPER",
                    "LARGE OBJECT",
                    "OPERATOR CLASS",
                    "OPERATOR FAMILY",
                    "PROCEDURAL LANGUAGE",
                    "TEXT SEARCH PARSER",
                    "TEXT SEARCH TEMPLATE",
                    "TRUSTED LANGUAGE",
                    "USER MAPPING");

    public StatementHead {
        words = List.copyOf(words);
    }

    public static StatementHead of(String sql) {
        var characters = sql.toCharArray();
        var start = skipBlank(characters, 0);
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(sql);
        for (var at = start; words.size() < MOST; at = skipBlank(characters, matcher.end())) {
            if (!matcher.region(at, sql.length()).lookingAt()) {
                break;
            }
            words.add(matcher.group().toUpperCase(Locale.ROOT));
        }
        return new StatementHead(start, words, sql.substring(start));
    }

    /** Whether there is nothing but blanks and comments. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    public boolean startsWith(String kind) {
        var wanted = List.of(kind.split(" "));
        return words.size() >= wanted.size() && words.subList(0, wanted.size()).equals(wanted);
    }

    /** What people call the kind of statement: its first words. */
    public String kind() {
        if (words.isEmpty()) {
            return text.lines().findFirst().orElse("");
        }
        if (startsWith("COMMENT ON")) {
            return String.join(" ", words.subList(0, Math.min(3, words.size())));
        }
        var object =
                String.join(
                        " ", words.subList(startsWith("CREATE OR REPLACE") ? 3 : 1, words.size()));
        var kind =
                LONG_KINDS.stream()
                        .filter(it -> object.equals(it) || object.startsWith(it + " "))
                        .findFirst()
                        .orElseGet(() -> object.split(" ")[0]);
        return (words.getFirst() + " " + kind).strip();
    }

    private static int skipBlank(char[] sql, int from) {
        var at = from;
        while (at < sql.length) {
            var end =
                    switch (sql[at]) {
                        case '-' -> Parser.parseLineComment(sql, at) + 1;
                        case '/' -> Parser.parseBlockComment(sql, at) + 1;
                        default -> Character.isWhitespace(sql[at]) ? at + 1 : at;
                    };
            var comment = sql[at] == '-' || sql[at] == '/';
            if (end == at || (comment && end == at + 1)) {
                return at;
            }
            at = end;
        }
        return sql.length;
    }
}
