package io.flotilla.engine.dialect.mysql;

import java.util.List;

/**
 * Takes a database's own name out of the server's and users' SQL: before another qualifier, before
 * what is called, and where a table's name must stand. A table's alias that is called as the
 * database stays.
 */
record OwnDatabase(String name) {

    /** A table follows, in one statement or another. */
    private static final String[] BEFORE_TABLE = {
        "from",
        "join",
        "into",
        "update",
        "table",
        "call",
        "exists",
        "references",
        "for",
        "insert",
        "replace",
        "delete",
        "ignore",
        "truncate",
        "straight_join",
        "function",
        "procedure"
    };

    /** What comes after a comma is another table if this is the last such word before it. */
    private static final String[] IN_TABLES = {"from", "join", "update", "on", "using"};

    private static final String[] NOT_IN_TABLES = {
        "select",
        "set",
        "where",
        "group",
        "order",
        "having",
        "values",
        "limit",
        "call",
        "return",
        "declare",
        "window",
        "partition",
        "fetch",
        "do",
        ";"
    };

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
        if (at == 0 || !tokens.get(at + 2).isName()) {
            return false;
        }
        var before = tokens.get(at - 1);
        if (before.isAny(BEFORE_TABLE) || before.is(",") && isInTables(tokens, at - 1)) {
            return true;
        }
        // nextval(`acme`.`numbers`), FROM ((`acme`.`one` JOIN …) JOIN …)
        var outside = at - 1;
        while (outside > 0 && tokens.get(outside).is("(")) {
            outside--;
        }
        return before.is("(")
                && tokens.get(outside)
                        .isAny("nextval", "lastval", "setval", "from", "join", "update");
    }

    /** Whether the comma is between tables, by what stands before it in the same parentheses. */
    private static boolean isInTables(List<SqlToken> tokens, int comma) {
        var depth = 0;
        for (var i = comma - 1; i >= 0; i--) {
            var token = tokens.get(i);
            depth += token.is(")") ? 1 : token.is("(") ? -1 : 0;
            if (depth < 0) {
                return i > 0 && tokens.get(i - 1).isAny("from", "join", "update");
            }
            if (depth == 0 && token.isAny(IN_TABLES)) {
                // ON DUPLICATE KEY UPDATE
                return i == 0 || !tokens.get(i - 1).is("key");
            }
            if (depth == 0 && token.isAny(NOT_IN_TABLES)) {
                return false;
            }
        }
        return false;
    }
}
