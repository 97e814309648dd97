package io.flotilla.engine.dialect.mysql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks over the tokens of a text. For one thread. */
final class SqlCursor {

    private final String sql;
    private final List<SqlToken> tokens;
    private int at;

    SqlCursor(String sql) {
        this(sql, SqlToken.list(sql));
    }

    private SqlCursor(String sql, List<SqlToken> tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    boolean isAtEnd() {
        return at >= tokens.size();
    }

    @Nullable SqlToken peek() {
        return isAtEnd() ? null : tokens.get(at);
    }

    SqlToken next() {
        if (isAtEnd()) {
            throw new IllegalArgumentException("the text ends too soon: " + sql);
        }
        return tokens.get(at++);
    }

    boolean sees(String... words) {
        for (var i = 0; i < words.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Goes over the words if they are next. */
    boolean takes(String... words) {
        if (!sees(words)) {
            return false;
        }
        at += words.length;
        return true;
    }

    /** The next is a name. */
    String name() {
        return next().name();
    }

    /** The next is in parentheses: what is between them. */
    String parenthesized() {
        var open = next();
        return sql.substring(open.end(), close().start()).strip();
    }

    /** The next is in parentheses: the parts between its own commas. */
    List<SqlCursor> parts() {
        next();
        var parts = new ArrayList<SqlCursor>();
        var from = at;
        var depth = 0;
        while (depth >= 0) {
            var token = next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth < 0 || depth == 0 && token.is(",")) {
                parts.add(new SqlCursor(sql, tokens.subList(from, at - 1)));
                from = at;
            }
        }
        return parts;
    }

    /** Goes to the parenthesis that closes the one just passed, and over it. */
    private SqlToken close() {
        var depth = 1;
        while (true) {
            var token = next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0) {
                return token;
            }
        }
    }

    /** An expression: at least one token, then up to one of the words outside parentheses. */
    String until(String... words) {
        var first = next();
        var last = first.is("(") ? close() : first;
        while (!isAtEnd()) {
            var token = tokens.get(at);
            if (token.isAny(words) || token.kind() == SqlToken.Kind.QUOTED && !joins(last)) {
                break;
            }
            at++;
            last = token.is("(") ? close() : token;
        }
        return sql.substring(first.start(), last.end());
    }

    private static boolean joins(SqlToken before) {
        return before.kind() == SqlToken.Kind.SIGN && !before.is(")");
    }

    /** One token, and what is in parentheses after it. */
    String call() {
        var first = next();
        var last = sees("(") ? takeParenthesis() : first;
        return sql.substring(first.start(), last.end());
    }

    private SqlToken takeParenthesis() {
        next();
        return close();
    }

    /** What is left, as it is written. */
    String rest() {
        return isAtEnd() ? "" : sql.substring(tokens.get(at).start(), tokens.getLast().end());
    }
}
