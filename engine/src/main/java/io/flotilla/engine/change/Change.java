package io.flotilla.engine.change;

import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.View;
import java.util.List;

/** One difference between two schemas, in words no dialect owns. */
public sealed interface Change {

    record CreateEnum(EnumType enumType) implements Change {}

    record DropEnum(EnumType enumType) implements Change {}

    record AlterEnum(EnumType from, EnumType to) implements Change {}

    record CreateSequence(Sequence sequence) implements Change {}

    record DropSequence(Sequence sequence) implements Change {}

    record AlterSequence(Sequence from, Sequence to) implements Change {}

    record CreateTable(Table table) implements Change {}

    record DropTable(Table table) implements Change {}

    record AlterTable(Table from, Table to, List<TableChange> changes) implements Change {
        public AlterTable {
            changes = List.copyOf(changes);
        }
    }

    record CreateView(View view) implements Change {}

    record DropView(View view) implements Change {}

    record AlterView(View from, View to) implements Change {}
}
