package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Table;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The one change of a type that ALTER TABLE can do, and its limits:
 * https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html, ALTER COLUMN TYPE.
 */
final class VarcharSize {

    private static final Pattern VARCHAR = Pattern.compile("character varying\\((\\d+)\\)");

    private VarcharSize() {}

    /** Whether nothing but the size changes, and of a column of which it can. */
    static boolean isAll(Table before, Table after, Column from, Column to) {
        var encoding = Definitions.encoding(from);
        return VARCHAR.matcher(from.type()).matches()
                && VARCHAR.matcher(to.type()).matches()
                && from.defaultExpression() == null
                && (encoding == null || !Encodings.FIXED.contains(encoding))
                && !isInKey(before, from.name())
                && !isInKey(after, to.name());
    }

    static boolean shrinks(Column from, Column to) {
        return size(to.type()) < size(from.type());
    }

    private static int size(String type) {
        var found = VARCHAR.matcher(type);
        if (!found.matches()) {
            throw new IllegalArgumentException("not a varchar with a size: " + type);
        }
        return Integer.parseInt(found.group(1));
    }

    private static boolean isInKey(Table table, String column) {
        return Stream.of(
                        Stream.ofNullable(table.primaryKey()).map(key -> key.columns()),
                        table.uniqueConstraints().stream().map(key -> key.columns()),
                        table.foreignKeys().stream().map(key -> key.columns()))
                .flatMap(keys -> keys)
                .anyMatch(columns -> columns.contains(column));
    }
}
