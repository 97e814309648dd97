package io.flotilla.engine.dialect.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A piece of a script: a line comment, a literal, a name or a sign, with the line it begins on.
 * Blanks and block comments are left out. {@code text} of a name is the name, folded to lower case
 * unless quoted, https://www.postgresql.org/docs/current/sql-syntax-lexical.html.
 */
record SqlToken(Kind kind, String text, int line) {

    enum Kind {
        COMMENT,
        LITERAL,
        NAME,
        SIGN
    }

    private static final Pattern TOKEN =
            Pattern.compile(
                    """
                    (?<comment>--[^\\n]*)\
                    |(?<block>/\\*.*?\\*/)\
                    |[eE](?<escaped>'(?:[^'\\\\]|''|\\\\.)*+')\
                    |(?<literal>'(?:[^']|'')*+')\
                    |(?<dollar>\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$)\
                    |"(?<quoted>(?:[^"]|"")*+)"\
                    |(?<plain>[\\p{L}_][\\p{L}\\p{N}_$]*)\
                    |(?<number>[0-9][\\w.]*)\
                    |(?<sign>\\S)""",
                    Pattern.DOTALL);

    static List<SqlToken> of(String script) {
        var tokens = new ArrayList<SqlToken>();
        var line = 1;
        var counted = 0;
        var found = TOKEN.matcher(script);
        while (found.find()) {
            line +=
                    (int)
                            script.substring(counted, found.start())
                                    .chars()
                                    .filter(c -> c == '\n')
                                    .count();
            counted = found.start();
            if (found.group("comment") != null) {
                tokens.add(new SqlToken(Kind.COMMENT, found.group(), line));
            } else if (found.group("literal") != null) {
                var text = found.group("literal");
                var value = text.substring(1, text.length() - 1).replace("''", "'");
                tokens.add(new SqlToken(Kind.LITERAL, value, line));
            } else if (found.group("quoted") != null) {
                var name = found.group("quoted").replace("\"\"", "\"");
                tokens.add(new SqlToken(Kind.NAME, name, line));
            } else if (found.group("plain") != null) {
                tokens.add(
                        new SqlToken(
                                Kind.NAME, found.group("plain").toLowerCase(Locale.ROOT), line));
            } else if (found.group("block") == null) {
                tokens.add(new SqlToken(Kind.SIGN, found.group(), line));
            }
        }
        return tokens;
    }

    boolean is(String word) {
        return (kind == Kind.NAME || kind == Kind.SIGN) && text.equals(word);
    }
}
