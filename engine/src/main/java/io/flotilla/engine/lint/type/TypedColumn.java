package io.flotilla.engine.lint.type;

import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import java.util.stream.Stream;

/** A column and what rules about types ask of it. */
record TypedColumn(Table table, Column column) {

    static Stream<TypedColumn> in(Schema schema) {
        return schema.tables().stream()
                .flatMap(table -> table.columns().stream().map(it -> new TypedColumn(table, it)));
    }

    ObjectName name() {
        return TableNames.column(table, column);
    }

    String label() {
        return table.name() + "." + column.name();
    }

    String type() {
        return column.type();
    }

    /** The type without parameters, and of an array its items'. */
    String base() {
        return type().replaceFirst("\\([^)]*\\)", "").replace("[]", "");
    }
}
