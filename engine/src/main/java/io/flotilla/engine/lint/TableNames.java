package io.flotilla.engine.lint;

import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectName.Kind;
import io.flotilla.engine.schema.Table;

/** The names findings give to tables and their parts. */
public final class TableNames {

    private TableNames() {}

    public static ObjectName of(Table table) {
        return ObjectName.relation(table.name());
    }

    public static ObjectName column(Table table, Column column) {
        return ObjectName.column(table.name(), column.name());
    }

    public static ObjectName constraint(Table table, String name) {
        return ObjectName.part(Kind.CONSTRAINT, table.name(), name);
    }

    public static ObjectName index(Table table, String name) {
        return ObjectName.part(Kind.INDEX, table.name(), name);
    }
}
