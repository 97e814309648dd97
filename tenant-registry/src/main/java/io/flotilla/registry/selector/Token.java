package io.flotilla.registry.selector;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a selector's text.
 *
 * @param position of its first character, counted from 1
 */
record Token(Kind kind, String text, int position) {

    enum Kind {
        WORD,
        EQUALS,
        NOT_EQUALS,
        NOT,
        OPEN,
        CLOSE,
        COMMA,
        END
    }

    private static final String SYMBOLS = "=!(),<>";

    /** Splits the whole text; the last token is the end. */
    static List<Token> split(String text) {
        var tokens = new ArrayList<Token>();
        var at = 0;
        while (at < text.length()) {
            if (isSpace(text.charAt(at))) {
                at++;
                continue;
            }
            var token = at(text, at);
            tokens.add(token);
            at += token.text.length();
        }
        tokens.add(new Token(Kind.END, "", text.length() + 1));
        return tokens;
    }

    private static Token at(String text, int start) {
        var position = start + 1;
        return switch (text.charAt(start)) {
            case '(' -> new Token(Kind.OPEN, "(", position);
            case ')' -> new Token(Kind.CLOSE, ")", position);
            case ',' -> new Token(Kind.COMMA, ",", position);
            case '=' -> new Token(Kind.EQUALS, text.startsWith("==", start) ? "==" : "=", position);
            case '!' ->
                    text.startsWith("!=", start)
                            ? new Token(Kind.NOT_EQUALS, "!=", position)
                            : new Token(Kind.NOT, "!", position);
            case '<', '>' ->
                    throw new SelectorInvalid(
                            text,
                            position,
                            "labels are text and have no order; use =, !=, in or notin");
            default -> new Token(Kind.WORD, word(text, start), position);
        };
    }

    private static String word(String text, int start) {
        var end = start;
        while (end < text.length()
                && !isSpace(text.charAt(end))
                && SYMBOLS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    /** For a message: what was found in place of what was expected. */
    String described() {
        return kind == Kind.END ? "the end" : "'%s'".formatted(text);
    }
}
