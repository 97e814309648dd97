package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.postgres.SqlTokens;
import io.flotilla.engine.dialect.postgres.SqlTokens.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Schemas that a statement names. A name before a dot is one only where a relation or a routine has
 * to stand: elsewhere it may be a table's, before its column.
 */
final class Qualifiers {

    private static final Set<String> BEFORE_OBJECTS =
            Set.of(
                    "table",
                    "view",
                    "function",
                    "procedure",
                    "join",
                    "into",
                    "references",
                    "exists");

    /** What a list of tables cannot go back beyond. */
    private static final Set<String> CLAUSES =
            Set.of("select", "from", "where", "by", "having", "set", "values");

    /** The server's own, which every schema may use. */
    private static final Set<String> SHARED = Set.of("pg_catalog", "information_schema");

    private final List<Token> tokens;

    private Qualifiers(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The first schema that is named; the tenant's own has no name, or {@code ${schema}}. */
    static Optional<String> foreign(String sql) {
        var qualifiers = new Qualifiers(SqlTokens.of(sql));
        return qualifiers.find(
                qualifiers.isUnbound()
                        ? qualifiers.place("as")
                        : Math.max(0, qualifiers.tokens.size() - 2));
    }

    private Optional<String> find(int end) {
        for (int at = 1; at < end; at++) {
            if (isQualifier(at) && (isObject(at) || isOwnerOfColumn(at))) {
                return Optional.of(tokens.get(at).name());
            }
        }
        return Optional.empty();
    }

    /** A late-binding view has to name schemas, but is itself in the tenant's. */
    private boolean isUnbound() {
        var size = tokens.size();
        return size > 4
                && tokens.get(size - 4).is("WITH")
                && tokens.get(size - 3).is("NO")
                && tokens.get(size - 2).is("SCHEMA")
                && tokens.get(size - 1).is("BINDING");
    }

    private int place(String word) {
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.get(at).is(word)) {
                return at;
            }
        }
        return tokens.size() - 2;
    }

    private boolean isQualifier(int at) {
        return at + 2 < tokens.size()
                && tokens.get(at).isName()
                && tokens.get(at + 1).is('.')
                && tokens.get(at + 2).isName()
                && !tokens.get(at - 1).is('.')
                && !SHARED.contains(tokens.get(at).name());
    }

    private boolean isObject(int at) {
        var before = tokens.get(at - 1);
        if (before.is("FROM")) {
            return "select".equals(clause(at - 1));
        }
        if (before.is(',')) {
            return "from".equals(clause(at));
        }
        if (before.is("LIKE")) {
            return tokens.get(0).is("CREATE") && tokens.get(1).is("TABLE");
        }
        if (before.is("ON")) {
            return tokens.getFirst().is("COMMENT");
        }
        return before.kind() == SqlTokens.Kind.WORD && BEFORE_OBJECTS.contains(before.name());
    }

    /** In {@code COMMENT ON COLUMN schema.table.column}. */
    private boolean isOwnerOfColumn(int at) {
        return tokens.get(at - 1).is("COLUMN")
                && at + 3 < tokens.size()
                && tokens.get(at + 3).is('.');
    }

    /** The clause of a query that a token is in; empty text in the parentheses of a function. */
    private String clause(int at) {
        var depth = 0;
        for (int i = at - 1; i >= 0; i--) {
            var token = tokens.get(i);
            depth += token.is(')') ? 1 : token.is('(') ? -1 : 0;
            if (depth < 0) {
                return "";
            }
            if (depth == 0
                    && token.kind() == SqlTokens.Kind.WORD
                    && CLAUSES.contains(token.name())) {
                return token.name();
            }
        }
        return "";
    }
}
