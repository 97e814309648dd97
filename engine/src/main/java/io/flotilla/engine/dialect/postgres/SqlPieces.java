package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.postgres.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a script into statements at the semicolons that end one: not those in parentheses, as rules
 * have them, nor those between {@code BEGIN ATOMIC} and its {@code END}, see
 * https://www.postgresql.org/docs/current/sql-createfunction.html. The driver's own splitting knows
 * where such a body begins, but not where it ends.
 */
public final class SqlPieces {

    /** One statement, without its semicolon, and where it begins in the script. */
    public record Piece(int offset, String sql) {}

    private final String script;
    private final List<Piece> pieces = new ArrayList<>();
    private int start;
    private int parentheses;
    private int blocks;

    private SqlPieces(String script) {
        this.script = script;
    }

    public static List<Piece> of(String script) {
        var pieces = new SqlPieces(script);
        var tokens = SqlTokens.of(script);
        for (int i = 0; i < tokens.size(); i++) {
            pieces.read(tokens.get(i), i + 1 < tokens.size() ? tokens.get(i + 1) : null);
        }
        pieces.cut(script.length());
        return pieces.pieces;
    }

    private void read(Token token, @Nullable Token next) {
        if (token.is('(')) {
            parentheses++;
        } else if (token.is(')')) {
            parentheses--;
        } else if (token.is("BEGIN") && next != null && next.is("ATOMIC")) {
            blocks++;
        } else if (blocks > 0 && token.is("CASE")) {
            blocks++;
        } else if (blocks > 0 && token.is("END")) {
            blocks--;
        } else if (token.is(';') && parentheses <= 0 && blocks == 0) {
            cut(token.start());
            start = token.end();
            parentheses = 0;
        }
    }

    private void cut(int end) {
        pieces.add(new Piece(start, script.substring(start, end)));
    }
}
