package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.schema.Deferrability;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.ForeignKey.Action;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexKey;
import io.flotilla.engine.schema.IndexOptions;
import io.flotilla.engine.schema.PrimaryKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the keys of {@code SHOW CREATE TABLE}. */
final class KeyReader {

    private KeyReader() {}

    private record Part(IndexKey key, String prefix) {}

    static boolean isNext(SqlCursor item) {
        return item.sees("UNIQUE")
                || item.sees("FULLTEXT")
                || item.sees("SPATIAL")
                || item.sees("KEY");
    }

    static PrimaryKey primaryKey(SqlCursor item) {
        var parts = item.parts().stream().map(KeyReader::part).toList();
        var descending =
                IntStream.range(0, parts.size())
                        .filter(i -> parts.get(i).key().descending())
                        .mapToObj(i -> i + 1)
                        .toList();
        var rest = rest(item, "the primary key");
        return new PrimaryKey(
                "PRIMARY",
                parts.stream().map(part -> Objects.requireNonNull(part.key().column())).toList(),
                List.of(),
                Deferrability.NOT_DEFERRABLE,
                new IndexOptions.MySql(prefixes(parts), descending, null, rest.parameters()),
                rest.comment());
    }

    static Index index(SqlCursor item) {
        var unique = item.takes("UNIQUE");
        var method =
                item.takes("FULLTEXT") ? "fulltext" : item.takes("SPATIAL") ? "spatial" : "btree";
        item.takes("KEY");
        var name = item.name();
        var parts = item.parts().stream().map(KeyReader::part).toList();
        var rest = rest(item, "index " + name);
        return new Index(
                name,
                unique,
                method,
                parts.stream().map(Part::key).toList(),
                List.of(),
                null,
                false,
                true,
                new IndexOptions.MySql(
                        prefixes(parts), List.of(), rest.hidden(), rest.parameters()),
                rest.comment());
    }

    private static List<String> prefixes(List<Part> parts) {
        var prefixes = parts.stream().map(Part::prefix).toList();
        return prefixes.stream().allMatch(String::isEmpty) ? List.of() : prefixes;
    }

    /** A column, perhaps a part of it, or an expression in parentheses. */
    private static Part part(SqlCursor item) {
        if (item.sees("(")) {
            var expression = "(" + item.parenthesized() + ")";
            var descending = item.takes("DESC");
            return new Part(new IndexKey(null, expression, null, null, descending, false), "");
        }
        var column = item.name();
        var prefix = item.sees("(") ? item.parenthesized() : "";
        if (item.takes("WITHOUT")) {
            // an application-time period, whose columns cannot overlap
            return new Part(
                    new IndexKey(column, null, null, null, false, false), "WITHOUT OVERLAPS");
        }
        var descending = item.takes("DESC");
        return new Part(new IndexKey(column, null, null, null, descending, false), prefix);
    }

    private record Rest(
            List<String> parameters, @Nullable String hidden, @Nullable String comment) {}

    private static Rest rest(SqlCursor item, String what) {
        var parameters = new ArrayList<String>();
        String hidden = null;
        String comment = null;
        while (!item.isAtEnd()) {
            if (item.takes("COMMENT")) {
                comment = item.next().value();
            } else if (item.sees("IGNORED") || item.sees("INVISIBLE")) {
                hidden = item.next().text();
            } else if (item.takes("USING")) {
                parameters.add("USING " + item.next().text());
            } else if (item.takes("KEY_BLOCK_SIZE", "=")) {
                parameters.add("KEY_BLOCK_SIZE=" + item.next().text());
            } else if (item.takes("WITH", "PARSER")) {
                parameters.add("WITH PARSER " + item.next().text());
            } else {
                var word = item.next();
                if (word.kind() != SqlToken.Kind.QUOTED || !item.takes("=")) {
                    throw new TableReader.Unknown("%s of %s".formatted(word.text(), what));
                }
                parameters.add(word.text() + "=" + item.next().text());
            }
        }
        return new Rest(parameters, hidden, comment);
    }

    static ForeignKey foreignKey(Flavour flavour, String table, String name, SqlCursor item) {
        var columns = names(item);
        item.takes("REFERENCES");
        var referenced = item.name();
        if (item.takes(".")) {
            throw new TableReader.Unknown(
                    "foreign key %s of table %s: it references database %s"
                            .formatted(name, table, referenced));
        }
        var referencedColumns = names(item);
        var onDelete = flavour.usualAction();
        var onUpdate = flavour.usualAction();
        while (item.takes("ON")) {
            if (item.takes("DELETE")) {
                onDelete = action(item);
            } else {
                item.takes("UPDATE");
                onUpdate = action(item);
            }
        }
        return new ForeignKey(
                name,
                columns,
                referenced,
                referencedColumns,
                ForeignKey.Match.SIMPLE,
                onUpdate,
                onDelete,
                List.of(),
                Deferrability.NOT_DEFERRABLE,
                true,
                null);
    }

    private static List<String> names(SqlCursor item) {
        return item.parts().stream().map(SqlCursor::name).toList();
    }

    private static Action action(SqlCursor item) {
        if (item.takes("CASCADE")) {
            return Action.CASCADE;
        }
        if (item.takes("RESTRICT")) {
            return Action.RESTRICT;
        }
        if (item.takes("SET", "NULL")) {
            return Action.SET_NULL;
        }
        if (item.takes("SET", "DEFAULT")) {
            return Action.SET_DEFAULT;
        }
        item.takes("NO", "ACTION");
        return Action.NO_ACTION;
    }
}
