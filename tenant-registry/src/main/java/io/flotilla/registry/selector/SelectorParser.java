package io.flotilla.registry.selector;

import io.flotilla.registry.label.Labels;
import io.flotilla.registry.selector.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Recursive descent over one selector; used once.
 *
 * <p>{@code in} and {@code notin} are operators only where one can stand, so both may also be keys
 * and values. A missing value is the empty one: {@code a=}, {@code a in (,b)}.
 */
final class SelectorParser {

    private static final int LONGEST = 100_000;

    private final String text;
    private final List<Token> tokens;
    private int next;

    SelectorParser(String text) {
        if (text.length() > LONGEST) {
            throw new SelectorInvalid(
                    text.substring(0, 40) + "…",
                    LONGEST + 1,
                    "a selector has at most %d characters; label the targets and select the label"
                            .formatted(LONGEST));
        }
        this.text = text;
        this.tokens = Token.split(text);
    }

    Selector parse() {
        var requirements = new ArrayList<Requirement>();
        if (peek().kind() != Kind.END) {
            requirements.add(requirement());
            while (peek().kind() == Kind.COMMA) {
                take();
                requirements.add(requirement());
            }
        }
        expect(Kind.END, "',' or the end");
        return new Selector(requirements);
    }

    private Requirement requirement() {
        if (peek().kind() == Kind.NOT) {
            take();
            return new Requirement.Missing(key());
        }
        var key = key();
        var token = peek();
        return switch (token.kind()) {
            case END, COMMA -> new Requirement.Exists(key);
            case EQUALS -> {
                take();
                yield new Requirement.In(key, List.of(value(key)));
            }
            case NOT_EQUALS -> {
                take();
                yield new Requirement.NotIn(key, List.of(value(key)));
            }
            case WORD, NOT, OPEN, CLOSE ->
                    switch (token.text()) {
                        case "in" -> {
                            take();
                            yield new Requirement.In(key, values(key));
                        }
                        case "notin" -> {
                            take();
                            yield new Requirement.NotIn(key, values(key));
                        }
                        default -> throw unexpected("=, !=, in, notin, ',' or the end");
                    };
        };
    }

    private String key() {
        var token = expect(Kind.WORD, "a label key");
        try {
            return Labels.requireKeySyntax(token.text());
        } catch (IllegalArgumentException e) {
            throw new SelectorInvalid(text, token.position(), e.getMessage());
        }
    }

    private List<String> values(String key) {
        expect(Kind.OPEN, "'('");
        if (peek().kind() == Kind.CLOSE) {
            throw unexpected("a value");
        }
        var values = new LinkedHashSet<String>();
        values.add(value(key));
        while (peek().kind() == Kind.COMMA) {
            take();
            values.add(value(key));
        }
        expect(Kind.CLOSE, "',' or ')'");
        return List.copyOf(values);
    }

    /** Empty when no word stands here. */
    private String value(String key) {
        if (peek().kind() != Kind.WORD) {
            return "";
        }
        var token = take();
        try {
            return Field.named(key)
                    .map(field -> field.requireValue(token.text()))
                    .orElseGet(() -> Labels.requireValue(key, token.text()));
        } catch (IllegalArgumentException e) {
            throw new SelectorInvalid(text, token.position(), e.getMessage());
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private Token expect(Kind kind, String expected) {
        if (peek().kind() != kind) {
            throw unexpected(expected);
        }
        return peek().kind() == Kind.END ? peek() : take();
    }

    private SelectorInvalid unexpected(String expected) {
        var token = peek();
        return new SelectorInvalid(
                text,
                token.position(),
                "expected %s, found %s".formatted(expected, token.described()));
    }
}
