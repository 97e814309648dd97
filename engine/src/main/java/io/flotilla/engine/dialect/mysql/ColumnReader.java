package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ColumnOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one column of {@code SHOW CREATE TABLE}. For one column. */
final class ColumnReader {

    /** What can come after a default. */
    private static final String[] NEXT = {
        "ON",
        "AUTO_INCREMENT",
        "COMMENT",
        "CHECK",
        "INVISIBLE",
        "REF_SYSTEM_ID",
        "WITHOUT",
        "WITH",
        "COLUMN_FORMAT",
        "STORAGE",
        "COMPRESSED",
        "SRID"
    };

    private static final Set<String> TEXTUAL =
            Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set");

    private final Flavour flavour;
    private final String table;
    private final TableReader.Options options;

    private final List<String> attributes = new ArrayList<>();
    private boolean nullable = true;
    private boolean autoIncrement;
    private boolean invisible;
    private boolean stored;
    private @Nullable String defaultExpression;
    private @Nullable String generatedAs;
    private @Nullable String onUpdate;
    private @Nullable String characterSet;
    private @Nullable String collation;
    private @Nullable String check;
    private @Nullable String comment;

    ColumnReader(Flavour flavour, String table, TableReader.Options options) {
        this.flavour = flavour;
        this.table = table;
        this.options = options;
    }

    Column read(SqlCursor cursor) {
        var name = cursor.name();
        var word = cursor.peek();
        var type = type(cursor);
        while (!cursor.isAtEnd()) {
            attribute(name, cursor);
        }
        if (word != null && TEXTUAL.contains(word.text().toLowerCase(Locale.ROOT))) {
            completeCollation();
        }
        return new Column(
                name,
                type,
                nullable,
                defaultExpression,
                null,
                generatedAs,
                collation,
                new ColumnOptions.MySql(
                        characterSet,
                        autoIncrement,
                        onUpdate,
                        stored,
                        invisible,
                        check,
                        attributes),
                comment);
    }

    private static String type(SqlCursor cursor) {
        var type = new StringBuilder(cursor.call());
        while (cursor.sees("unsigned") || cursor.sees("zerofill") || cursor.sees("precision")) {
            type.append(' ').append(cursor.next().text());
        }
        if (cursor.takes("COMPRESSED")) {
            type.append(" COMPRESSED");
        }
        return type.toString();
    }

    /** A column that says nothing has the table's; one that says only a set has the set's. */
    private void completeCollation() {
        if (characterSet == null && collation == null) {
            characterSet = options.characterSet();
            collation = options.collation();
        } else if (characterSet == null && collation != null) {
            characterSet = collation.replaceFirst("_.*", "");
        }
        if (collation == null && characterSet != null) {
            collation = flavour.defaultCollation(characterSet);
        }
    }

    private void attribute(String name, SqlCursor cursor) {
        if (cursor.takes("CHARACTER", "SET")) {
            characterSet = cursor.next().text();
        } else if (cursor.takes("COLLATE")) {
            collation = cursor.next().text();
        } else if (cursor.takes("GENERATED", "ALWAYS", "AS")) {
            generated(cursor);
        } else if (cursor.takes("NOT", "NULL")) {
            nullable = false;
        } else if (cursor.takes("NULL")) {
            nullable = true;
        } else if (cursor.takes("DEFAULT")) {
            var value = cursor.until(NEXT);
            defaultExpression = value.equalsIgnoreCase("NULL") ? null : value;
        } else if (cursor.takes("ON", "UPDATE")) {
            onUpdate = cursor.call();
        } else if (cursor.takes("AUTO_INCREMENT")) {
            autoIncrement = true;
        } else if (cursor.takes("INVISIBLE")) {
            invisible = true;
        } else if (cursor.takes("COMMENT")) {
            comment = cursor.next().value();
        } else if (cursor.takes("CHECK")) {
            check = cursor.parenthesized();
        } else {
            other(name, cursor);
        }
    }

    private void generated(SqlCursor cursor) {
        if (cursor.sees("ROW")) {
            cursor.next();
            attributes.add(
                    "GENERATED ALWAYS AS ROW " + cursor.next().text().toUpperCase(Locale.ROOT));
            return;
        }
        generatedAs = cursor.parenthesized();
        stored = cursor.takes("STORED") || cursor.takes("PERSISTENT");
        if (!stored) {
            cursor.takes("VIRTUAL");
        }
    }

    private void other(String name, SqlCursor cursor) {
        if (cursor.takes("WITHOUT", "SYSTEM", "VERSIONING")) {
            attributes.add("WITHOUT SYSTEM VERSIONING");
        } else if (cursor.takes("SRID")) {
            attributes.add("SRID " + cursor.next().text());
        } else if (cursor.takes("REF_SYSTEM_ID", "=")) {
            attributes.add("REF_SYSTEM_ID=" + cursor.next().text());
        } else if (cursor.sees("COLUMN_FORMAT") || cursor.sees("STORAGE")) {
            attributes.add(cursor.next().text() + " " + cursor.next().text());
        } else {
            var word = cursor.next();
            if (word.kind() != SqlToken.Kind.QUOTED || !cursor.takes("=")) {
                throw new TableReader.Unknown(
                        "%s of column %s.%s".formatted(word.text(), table, name));
            }
            attributes.add(word.text() + "=" + cursor.next().text());
        }
    }
}
