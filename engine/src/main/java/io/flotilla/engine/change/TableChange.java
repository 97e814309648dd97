package io.flotilla.engine.change;

import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/** One difference within a table that both schemas have. */
public sealed interface TableChange {

    record AddColumn(Column column) implements TableChange {}

    record DropColumn(Column column) implements TableChange {}

    /** Its type or its collation. */
    record ChangeColumnType(Column from, Column to) implements TableChange {}

    record ChangeColumnDefault(Column from, Column to) implements TableChange {}

    record ChangeColumnNullability(Column from, Column to) implements TableChange {}

    record ChangeColumnIdentity(Column from, Column to) implements TableChange {}

    /** What the column is computed from, or whether it is computed at all. */
    record ChangeColumnExpression(Column from, Column to) implements TableChange {}

    record AddPrimaryKey(PrimaryKey key) implements TableChange {}

    record DropPrimaryKey(PrimaryKey key) implements TableChange {}

    /** Nothing but its name; a table has one primary key, so this is no guess. */
    record RenamePrimaryKey(PrimaryKey from, PrimaryKey to) implements TableChange {}

    record AddUnique(UniqueConstraint constraint) implements TableChange {}

    record DropUnique(UniqueConstraint constraint) implements TableChange {}

    record AddCheck(CheckConstraint constraint) implements TableChange {}

    record DropCheck(CheckConstraint constraint) implements TableChange {}

    /** The constraint is the same and old rows are to be checked too. */
    record ValidateCheck(CheckConstraint constraint) implements TableChange {}

    record AddForeignKey(ForeignKey key) implements TableChange {}

    record DropForeignKey(ForeignKey key) implements TableChange {}

    /** The key is the same and old rows are to be checked too. */
    record ValidateForeignKey(ForeignKey key) implements TableChange {}

    /** Nothing but when the key is checked. */
    record ChangeDeferrability(ForeignKey from, ForeignKey to) implements TableChange {}

    record AddIndex(Index index) implements TableChange {}

    record DropIndex(Index index) implements TableChange {}

    record ChangeTableComment(@Nullable String comment) implements TableChange {}

    record ChangeColumnComment(String column, @Nullable String comment) implements TableChange {}

    record ChangeConstraintComment(String constraint, @Nullable String comment)
            implements TableChange {}

    record ChangeIndexComment(String index, @Nullable String comment) implements TableChange {}
}
