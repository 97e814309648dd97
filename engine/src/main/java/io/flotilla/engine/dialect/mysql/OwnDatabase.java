package io.flotilla.engine.dialect.mysql;

import java.util.List;

/**
 * Takes a database's own name out of the server's and users' SQL: before another qualifier, before
 * what is called, and where a table's name must stand. A table's alias that is called as the
 * database stays.
 */
record OwnDatabase(String name) {

    String stripped(String sql) {
        var tokens = SqlToken.list(sql);
        var text = new StringBuilder();
        var from = 0;
        for (var i = 0; i + 2 < tokens.size(); i++) {
            if (isQualifier(tokens, i)) {
                text.append(sql, from, tokens.get(i).start());
                from = tokens.get(i + 2).start();
                i++;
            }
        }
        return text.append(sql, from, sql.length()).toString();
    }

    /** Whether something of another database is named with it. */
    boolean isLeft(String sql, List<String> others) {
        var tokens = SqlToken.list(sql);
        for (var i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).isName()
                    && tokens.get(i + 1).is(".")
                    && others.contains(tokens.get(i).name())) {
                return true;
            }
        }
        return false;
    }

    private boolean isQualifier(List<SqlToken> tokens, int at) {
        if (!tokens.get(at).isName()
                || !tokens.get(at).name().equals(name)
                || !tokens.get(at + 1).is(".")
                || at > 0 && tokens.get(at - 1).is(".")) {
            return false;
        }
        var after = at + 3 < tokens.size() ? tokens.get(at + 3) : null;
        if (after != null && (after.is(".") || after.is("("))) {
            return true;
        }
        if (at == 0) {
            return false;
        }
        var before = tokens.get(at - 1);
        if (before.isAny(
                "from", "join", "into", "update", "table", "call", "exists", "references")) {
            return true;
        }
        // nextval(`acme`.`numbers`)
        return at > 1
                && before.is("(")
                && tokens.get(at - 2).isAny("nextval", "lastval", "setval", "from", "join");
    }
}
