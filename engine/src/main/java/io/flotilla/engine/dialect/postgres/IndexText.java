package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexKey;
import io.flotilla.engine.schema.Table;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** What an index is over: as SQL, and by the names it is made of. */
final class IndexText {

    private IndexText() {}

    /** What a foreign key could rest on: constraints and unique indexes, whole. */
    static Set<Object> keys(Table table) {
        var keys = new HashSet<Object>(table.uniqueConstraints());
        if (table.primaryKey() != null) {
            keys.add(table.primaryKey());
        }
        table.indexes().stream().filter(Index::unique).forEach(keys::add);
        return keys;
    }

    /** Every column the index needs, and whatever else its expressions name. */
    static Set<String> names(Index index) {
        var names = new HashSet<>(index.include());
        for (var key : index.keys()) {
            if (key.column() != null) {
                names.add(key.column());
            }
        }
        names.addAll(expressionNames(index));
        return names;
    }

    static Set<String> expressionNames(Index index) {
        var names = new HashSet<String>();
        for (var key : index.keys()) {
            if (key.expression() != null) {
                names.addAll(PostgresText.names(key.expression()));
            }
        }
        if (index.predicate() != null) {
            names.addAll(PostgresText.names(index.predicate()));
        }
        return names;
    }

    static String using(String method) {
        return method.equals("btree") ? "" : " USING " + quoted(method);
    }

    static String key(IndexKey key) {
        var sql =
                new StringBuilder(
                        key.column() != null
                                ? quoted(key.column())
                                : PostgresText.parenthesized(
                                        Objects.requireNonNull(key.expression())));
        if (key.collation() != null) {
            sql.append(" COLLATE ").append(key.collation());
        }
        if (key.operatorClass() != null) {
            sql.append(' ').append(key.operatorClass());
        }
        if (!key.operatorClassOptions().isEmpty()) {
            sql.append(' ').append(PostgresParameters.list(key.operatorClassOptions()));
        }
        if (key.descending()) {
            sql.append(" DESC");
        }
        if (key.descending() != key.nullsFirst()) {
            sql.append(key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
        }
        return sql.toString();
    }
}
