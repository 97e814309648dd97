package io.flotilla.engine.dialect.mysql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A word, sign or literal of SQL, and where it is. Blanks and comments are none; what is in a
 * comment that is meant to be run, such as {@code /*!80016 …}, is.
 */
record SqlToken(Kind kind, String text, int start, int end) {

    enum Kind {
        /** A keyword, a name without quotes, or a number. */
        WORD,
        /** In backticks. */
        QUOTED,
        /** In single or double quotes. */
        STRING,
        SIGN,
        /** From two dashes to the end of the line; in no list of tokens. */
        COMMENT
    }

    /**
     * No server is that new: {@code mariadb-dump} tells its own client something with it,
     * https://mariadb.org/mariadb-dump-file-compatibility-change/.
     */
    private static final String NEVER = "999999";

    /** Whether it is this word, in any case, or this sign. */
    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(word);
    }

    boolean isAny(String... words) {
        return Arrays.stream(words).anyMatch(this::is);
    }

    boolean isName() {
        return kind == Kind.QUOTED || kind == Kind.WORD && !Character.isDigit(text.codePointAt(0));
    }

    /** The name, without quotes. */
    String name() {
        return kind == Kind.QUOTED ? text.substring(1, text.length() - 1).replace("``", "`") : text;
    }

    /** What a string literal says. */
    String value() {
        var inside = text.substring(1, text.length() - 1);
        var quote = text.substring(0, 1);
        var value = new StringBuilder();
        for (var i = 0; i < inside.length(); i++) {
            var c = inside.charAt(i);
            if (c == '\\' && i + 1 < inside.length()) {
                value.append(unescaped(inside.charAt(++i)));
            } else {
                value.append(c);
                if (inside.startsWith(quote + quote, i)) {
                    i++;
                }
            }
        }
        return value.toString();
    }

    /** https://dev.mysql.com/doc/refman/8.4/en/string-literals.html. */
    private static String unescaped(char c) {
        return switch (c) {
            case '0' -> "\0";
            case 'b' -> "\b";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'Z' -> "\u001A";
            case '%', '_' -> "\\" + c;
            default -> String.valueOf(c);
        };
    }

    /** All of a text; what is not closed goes to its end. */
    static List<SqlToken> list(String sql) {
        var tokens = new ArrayList<SqlToken>();
        var at = 0;
        while (at < sql.length()) {
            var c = sql.charAt(at);
            var next = next(sql, at);
            if (next < 0) {
                at = -next;
                continue;
            }
            var kind =
                    switch (c) {
                        case '`' -> Kind.QUOTED;
                        case '\'', '"' -> Kind.STRING;
                        default -> isWord(c) ? Kind.WORD : Kind.SIGN;
                    };
            tokens.add(new SqlToken(kind, sql.substring(at, next), at, next));
            at = next;
        }
        return tokens;
    }

    /** The comments of a text that begin with two dashes. */
    static List<SqlToken> comments(String sql) {
        var comments = new ArrayList<SqlToken>();
        var at = 0;
        while (at < sql.length()) {
            var next = Math.abs(next(sql, at));
            if (sql.startsWith("--", at) && endsDashes(sql, at + 2)) {
                comments.add(
                        new SqlToken(
                                Kind.COMMENT, sql.substring(at, next).stripTrailing(), at, next));
            }
            at = next;
        }
        return comments;
    }

    /** Where what begins at {@code at} ends; negative for what is no token. */
    private static int next(String sql, int at) {
        var c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            return -(at + 1);
        }
        if (c == '#' || sql.startsWith("--", at) && endsDashes(sql, at + 2)) {
            var end = sql.indexOf('\n', at);
            return -(end < 0 ? sql.length() : end + 1);
        }
        if (sql.startsWith("/*!", at) || sql.startsWith("/*M!", at)) {
            var version = sql.indexOf('!', at) + 1;
            var inside = version;
            while (inside < sql.length() && Character.isDigit(sql.charAt(inside))) {
                inside++;
            }
            if (!sql.substring(version, inside).equals(NEVER)) {
                return -inside;
            }
        }
        if (sql.startsWith("/*", at)) {
            var end = sql.indexOf("*/", at + 2);
            return -(end < 0 ? sql.length() : end + 2);
        }
        if (sql.startsWith("*/", at)) {
            return -(at + 2);
        }
        if (c == '`' || c == '\'' || c == '"') {
            return afterQuoted(sql, at, c);
        }
        if (!isWord(c)) {
            return at + 1;
        }
        var end = at;
        while (end < sql.length() && isWord(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Two dashes begin a comment only before a blank. */
    private static boolean endsDashes(String sql, int at) {
        return at >= sql.length() || Character.isWhitespace(sql.charAt(at));
    }

    private static int afterQuoted(String sql, int at, char quote) {
        for (var i = at + 1; i < sql.length(); i++) {
            var c = sql.charAt(i);
            if (c == '\\' && quote != '`') {
                i++;
            } else if (c == quote) {
                if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        return sql.length();
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '@' || c > 0x7F;
    }
}
