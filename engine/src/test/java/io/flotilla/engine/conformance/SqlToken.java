package io.flotilla.engine.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of SQL, as the server's lexer sees it; all of them together are the text. */
record SqlToken(Kind kind, String text) {

    enum Kind {
        BLANK,
        COMMENT,
        STRING,
        DOLLAR,
        QUOTED_NAME,
        WORD,
        SIGN
    }

    /** Texts of any length: possessive repetitions take no stack. */
    private static final Pattern OTHERS =
            Pattern.compile(
                    "(?<BLANK>\\s+)"
                            + "|(?<COMMENT>--[^\\n]*)"
                            + "|(?<STRING>[eE]'(?:[^'\\\\]|''|\\\\.)*+'|'(?:[^']|'')*+')"
                            + "|(?<DOLLAR>\\$(?<tag>[\\p{L}_][\\p{L}\\p{N}_]*)?\\$)"
                            + "|(?<QUOTED>\"(?:[^\"]|\"\")*+\")"
                            + "|(?<WORD>[\\p{L}_][\\p{L}\\p{N}_$]*|\\d[\\w.]*)"
                            + "|(?<SIGN>.)",
                    Pattern.DOTALL);

    static List<SqlToken> list(String sql) {
        var tokens = new ArrayList<SqlToken>();
        var matcher = OTHERS.matcher(sql);
        for (var at = 0; at < sql.length(); at += tokens.getLast().text().length()) {
            tokens.add(at(sql, at, matcher));
        }
        return tokens;
    }

    private static SqlToken at(String sql, int at, Matcher matcher) {
        if (sql.startsWith("/*", at)) {
            return new SqlToken(Kind.COMMENT, sql.substring(at, endOfComment(sql, at)));
        }
        matcher.region(at, sql.length()).lookingAt();
        var text = matcher.group();
        if (matcher.group("DOLLAR") != null) {
            var end = sql.indexOf(text, at + text.length());
            return end < 0
                    ? new SqlToken(Kind.SIGN, text)
                    : new SqlToken(Kind.DOLLAR, sql.substring(at, end + text.length()));
        }
        return new SqlToken(kind(matcher), text);
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("BLANK") != null) {
            return Kind.BLANK;
        }
        if (matcher.group("COMMENT") != null) {
            return Kind.COMMENT;
        }
        if (matcher.group("STRING") != null) {
            return Kind.STRING;
        }
        if (matcher.group("QUOTED") != null) {
            return Kind.QUOTED_NAME;
        }
        return matcher.group("WORD") != null ? Kind.WORD : Kind.SIGN;
    }

    /** Comments nest. */
    private static int endOfComment(String sql, int from) {
        var depth = 0;
        for (var at = from; at < sql.length() - 1; at++) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at++;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at++;
                if (depth == 0) {
                    return at + 1;
                }
            }
        }
        return sql.length();
    }

    boolean says(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isSilent() {
        return kind == Kind.BLANK || kind == Kind.COMMENT;
    }

    /** Whether it is the identifier, quoted or not. */
    boolean names(String identifier) {
        return kind == Kind.QUOTED_NAME
                ? text.equals("\"" + identifier + "\"")
                : kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(identifier);
    }
}
