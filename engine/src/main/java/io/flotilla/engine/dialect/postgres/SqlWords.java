package io.flotilla.engine.dialect.postgres;

import java.util.Locale;
import java.util.regex.Pattern;

/** Finds words in SQL that are not in a string, a name in quotes, a comment or parentheses. */
final class SqlWords {

    /**
     * See https://www.postgresql.org/docs/current/sql-syntax-lexical.html. Possessive repetitions
     * take no stack, however long a literal is.
     */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "--[^\\n]*"
                            + "|/\\*.*?\\*/"
                            + "|[eE]'(?:[^'\\\\]|''|\\\\.)*+'"
                            + "|'(?:[^']|'')*+'"
                            + "|\"(?:[^\"]|\"\")*+\""
                            + "|(?<tag>\\$[\\p{L}_]*\\$).*?\\k<tag>"
                            + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
                            + "|(?<open>[(\\[])"
                            + "|(?<close>[)\\]])"
                            + "|.",
                    Pattern.DOTALL);

    private SqlWords() {}

    /** Where the first such word is, or -1; {@code word} in upper case. */
    static int find(String sql, String word) {
        var token = TOKEN.matcher(sql);
        var depth = 0;
        while (token.find()) {
            if (token.group("open") != null) {
                depth++;
            } else if (token.group("close") != null) {
                depth--;
            } else if (depth == 0
                    && token.group("word") != null
                    && token.group("word").toUpperCase(Locale.ROOT).equals(word)) {
                return token.start();
            }
        }
        return -1;
    }
}
