package io.flotilla.engine.dialect.mysql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes a script apart, with bodies whole: either by the words that open and close blocks, or where
 * the {@code DELIMITER} of the mysql client says.
 */
final class ScriptStatements {

    private static final Pattern DELIMITER =
            Pattern.compile("(?im)^[ \\t]*DELIMITER[ \\t]+(\\S+)[ \\t]*\\r?$");

    private final String script;
    private final List<Piece> pieces = new ArrayList<>();

    /** One statement and where it begins. */
    record Piece(int offset, String sql) {}

    private ScriptStatements(String script) {
        this.script = script;
    }

    static List<Piece> of(String script) {
        var statements = new ScriptStatements(script);
        var lines = DELIMITER.matcher(script);
        var from = 0;
        var delimiter = ";";
        while (lines.find()) {
            statements.split(from, lines.start(), delimiter);
            delimiter = lines.group(1);
            from = lines.end();
        }
        statements.split(from, script.length(), delimiter);
        return statements.pieces;
    }

    private void split(int from, int to, String delimiter) {
        var part = script.substring(from, to);
        var tokens = SqlToken.list(part);
        var first = 0;
        var at = 0;
        while (at < tokens.size()) {
            var end =
                    delimiter.equals(";")
                            ? endOf(tokens, first)
                            : endOf(tokens, first, part, delimiter);
            if (end > first) {
                add(from, part, tokens.get(first), tokens.get(end - 1));
            }
            at = end;
            while (at < tokens.size() && isDelimiter(tokens.get(at), part, delimiter)) {
                at = after(tokens, tokens.get(at).start() + delimiter.length());
            }
            first = at;
        }
    }

    private static boolean isDelimiter(SqlToken token, String part, String delimiter) {
        return token.kind() != SqlToken.Kind.STRING && part.startsWith(delimiter, token.start());
    }

    private static int after(List<SqlToken> tokens, int position) {
        var at = 0;
        while (at < tokens.size() && tokens.get(at).start() < position) {
            at++;
        }
        return at;
    }

    private void add(int from, String part, SqlToken first, SqlToken last) {
        var start = first.start();
        // a comment that is run opens before its first word, and closes after its last
        var marker = part.lastIndexOf("/*", start);
        if (marker >= 0 && part.substring(marker, start).matches("/\\*M?!\\d*\\s*")) {
            start = marker;
        }
        var end = last.end();
        var closing = Pattern.compile("\\s*\\*/").matcher(part).region(end, part.length());
        if (closing.lookingAt()) {
            end = closing.end();
        }
        pieces.add(new Piece(from + start, part.substring(start, end)));
    }

    private static int endOf(List<SqlToken> tokens, int first, String part, String delimiter) {
        var at = first;
        while (at < tokens.size() && !isDelimiter(tokens.get(at), part, delimiter)) {
            at++;
        }
        return at;
    }

    /** Blocks count only where something with a body is made. */
    private static int endOf(List<SqlToken> tokens, int first) {
        var hasBody = StatementHead.of(tokens.subList(first, tokens.size())).hasBody();
        var open = new ArrayDeque<SqlToken>();
        for (var at = first; at < tokens.size(); at++) {
            var token = tokens.get(at);
            if (token.is(";") && open.isEmpty()) {
                return at;
            }
            if (hasBody) {
                at = follow(tokens, at, open);
            }
        }
        return tokens.size();
    }

    /** Opens or closes a block; gives back the last token that this took. */
    private static int follow(List<SqlToken> tokens, int at, ArrayDeque<SqlToken> open) {
        var token = tokens.get(at);
        if (token.is("END")) {
            var next = at + 1 < tokens.size() ? tokens.get(at + 1) : token;
            if (!open.isEmpty()) {
                open.pop();
            }
            return next.isAny("IF", "CASE", "LOOP", "WHILE", "REPEAT", "FOR") ? at + 1 : at;
        }
        if (token.isAny("BEGIN", "CASE")
                || token.isAny("IF", "LOOP", "WHILE", "REPEAT", "FOR")
                        && at > 0
                        && tokens.get(at - 1)
                                .isAny(
                                        ";", "THEN", "ELSE", "DO", "LOOP", "REPEAT", "BEGIN", "ROW",
                                        ":")) {
            open.push(token);
        }
        return at;
    }
}
