package io.flotilla.engine.dialect.mysql;

/** Finds words in SQL that are not in quotes, a comment or parentheses. */
final class SqlWords {

    private SqlWords() {}

    /** Where the first such word is, or -1. */
    static int find(String sql, String word) {
        var depth = 0;
        for (var token : SqlToken.list(sql)) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is(word)) {
                return token.start();
            }
        }
        return -1;
    }
}
