package io.flotilla.engine.change;

import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ExclusionConstraint;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexOptions;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.TableOptions;
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

    /** What only one server knows of the column, and whether it is the table's own. */
    record ChangeColumnOptions(Column from, Column to) implements TableChange {}

    record AddPrimaryKey(PrimaryKey key) implements TableChange {}

    record DropPrimaryKey(PrimaryKey key) implements TableChange {}

    /** Nothing but its name; a table has one primary key, so this is no guess. */
    record RenamePrimaryKey(PrimaryKey from, PrimaryKey to) implements TableChange {}

    record AddUnique(UniqueConstraint constraint) implements TableChange {}

    record DropUnique(UniqueConstraint constraint) implements TableChange {}

    record AddExclusion(ExclusionConstraint constraint) implements TableChange {}

    record DropExclusion(ExclusionConstraint constraint) implements TableChange {}

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

    /** What only one server knows of an index, also of one that backs a constraint. */
    record ChangeIndexOptions(String index, IndexOptions from, IndexOptions to)
            implements TableChange {}

    /** Nothing but how many values are kept about the keys. */
    record ChangeIndexStatistics(Index from, Index to) implements TableChange {}

    /** What only one server knows of the table, and where it stands among others. */
    record ChangeTableOptions(TableOptions from, TableOptions to) implements TableChange {}

    record ChangeTableComment(@Nullable String comment) implements TableChange {}

    record ChangeColumnComment(String column, @Nullable String comment) implements TableChange {}

    record ChangeConstraintComment(String constraint, @Nullable String comment)
            implements TableChange {}

    record ChangeIndexComment(String index, @Nullable String comment) implements TableChange {}
}
