package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind a table's columns. */
final class TableOptionsReader {

    private final List<String> parameters = new ArrayList<>();
    private String engine = "";
    private @Nullable String characterSet;
    private @Nullable String collation;
    private @Nullable String rowFormat;
    private @Nullable String comment;
    private @Nullable String partitioning;
    private boolean systemVersioned;

    private TableOptionsReader() {}

    static TableReader.Options read(String table, SqlCursor cursor) {
        var reader = new TableOptionsReader();
        while (!cursor.isAtEnd()) {
            reader.option(table, cursor);
        }
        return new TableReader.Options(
                new TableOptions.MySql(
                        List.of(),
                        reader.engine,
                        reader.characterSet,
                        reader.collation,
                        reader.rowFormat,
                        reader.parameters,
                        List.of(),
                        reader.systemVersioned,
                        reader.partitioning),
                reader.characterSet,
                reader.collation,
                reader.comment);
    }

    private void option(String table, SqlCursor cursor) {
        if (cursor.sees("PARTITION", "BY")) {
            partitioning = cursor.rest();
            while (!cursor.isAtEnd()) {
                cursor.next();
            }
        } else if (cursor.takes("WITH", "SYSTEM", "VERSIONING")) {
            systemVersioned = true;
        } else if (cursor.takes("ENGINE", "=")) {
            engine = cursor.next().text();
        } else if (cursor.takes("AUTO_INCREMENT", "=")) {
            cursor.next();
        } else if (cursor.takes("DEFAULT", "CHARSET", "=")) {
            characterSet = cursor.next().text();
        } else if (cursor.takes("COLLATE", "=")) {
            collation = cursor.next().text();
        } else if (cursor.takes("ROW_FORMAT", "=")) {
            rowFormat = cursor.next().text();
        } else if (cursor.takes("COMMENT", "=")) {
            comment = cursor.next().value();
        } else if (cursor.takes("TABLESPACE")) {
            throw new TableReader.Unknown(
                    "the tablespace %s of table %s".formatted(cursor.next().name(), table));
        } else {
            parameter(table, cursor);
        }
    }

    private void parameter(String table, SqlCursor cursor) {
        var name = new StringBuilder(cursor.next().text());
        while (!cursor.isAtEnd() && !cursor.sees("=")) {
            name.append(' ').append(cursor.next().text());
        }
        if (!cursor.takes("=")) {
            throw new TableReader.Unknown("%s of table %s".formatted(name, table));
        }
        parameters.add(
                name
                        + "="
                        + (cursor.sees("(")
                                ? "(" + cursor.parenthesized() + ")"
                                : cursor.next().text()));
    }
}
