package io.flotilla.engine.dialect.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postgresql.core.Parser;

/** SQL taken apart with the driver's own rules for quotes and comments; blanks are left out. */
public final class SqlTokens {

    /** What a token is. */
    public enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        SIGN
    }

    /** A piece of the text; {@code end} is where the next character is. */
    public record Token(Kind kind, int start, int end, String text) {

        public boolean isName() {
            return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
        }

        /**
         * Other than {@code *}, which stands for all columns,
         * https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-OPERATORS.
         */
        boolean isOfOperator() {
            return kind == Kind.SIGN && "+-/<>=~!@#%^&|`?".indexOf(text.charAt(0)) >= 0;
        }

        public boolean is(char sign) {
            return kind == Kind.SIGN && text.charAt(0) == sign;
        }

        public boolean is(String word) {
            return kind == Kind.WORD && text.equalsIgnoreCase(word);
        }

        /** The name as the catalog has it. */
        public String name() {
            return kind == Kind.QUOTED_NAME
                    ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
                    : text.toLowerCase(Locale.ROOT);
        }
    }

    private SqlTokens() {}

    public static List<Token> of(String sql) {
        var characters = sql.toCharArray();
        var tokens = new ArrayList<Token>();
        var at = 0;
        while (at < characters.length) {
            var comment = commentEnd(characters, at);
            if (comment > at) {
                at = comment;
            } else if (Character.isWhitespace(characters[at])) {
                at++;
            } else {
                var token = token(sql, characters, at);
                tokens.add(token);
                at = token.end();
            }
        }
        return tokens;
    }

    private static int commentEnd(char[] sql, int at) {
        var last =
                switch (sql[at]) {
                    case '-' -> Parser.parseLineComment(sql, at);
                    case '/' -> Parser.parseBlockComment(sql, at);
                    default -> at;
                };
        return last == at ? at : last + 1;
    }

    private static Token token(String sql, char[] characters, int at) {
        var first = characters[at];
        if (first == '\'') {
            return token(Kind.STRING, sql, at, Parser.parseSingleQuotes(characters, at, true));
        }
        if (first == '"') {
            return token(Kind.QUOTED_NAME, sql, at, Parser.parseDoubleQuotes(characters, at));
        }
        if (first == '$') {
            var last = Parser.parseDollarQuotes(characters, at);
            return token(last == at ? Kind.SIGN : Kind.STRING, sql, at, last);
        }
        if (!Parser.isIdentifierStartChar(first)) {
            return token(Kind.SIGN, sql, at, at);
        }
        var last = at;
        while (last + 1 < characters.length && Parser.isIdentifierContChar(characters[last + 1])) {
            last++;
        }
        return token(Kind.WORD, sql, at, last);
    }

    private static Token token(Kind kind, String sql, int start, int last) {
        var end = Math.min(last + 1, sql.length());
        return new Token(kind, start, end, sql.substring(start, end));
    }
}
