package io.flotilla.engine.change;

import io.flotilla.engine.change.TableChange.AddPrimaryKey;
import io.flotilla.engine.change.TableChange.ChangeConstraintComment;
import io.flotilla.engine.change.TableChange.ChangeIndexOptions;
import io.flotilla.engine.change.TableChange.ChangeTableComment;
import io.flotilla.engine.change.TableChange.ChangeTableOptions;
import io.flotilla.engine.change.TableChange.DropPrimaryKey;
import io.flotilla.engine.change.TableChange.RenamePrimaryKey;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds what differs within one table. */
final class TableDiffer {

    private TableDiffer() {}

    static List<TableChange> diff(Table from, Table to) {
        var changes = new ArrayList<TableChange>();
        if (!Objects.equals(from.comment(), to.comment())) {
            changes.add(new ChangeTableComment(to.comment()));
        }
        if (!from.options().equals(to.options())) {
            changes.add(new ChangeTableOptions(from.options(), to.options()));
        }
        ColumnDiffer.diff(from.columns(), to.columns(), changes);
        diffPrimaryKey(from, to, changes);
        ConstraintDiffer.diffUniques(from.uniqueConstraints(), to.uniqueConstraints(), changes);
        ConstraintDiffer.diffExclusions(
                from.exclusionConstraints(), to.exclusionConstraints(), changes);
        ConstraintDiffer.diffChecks(from.checkConstraints(), to.checkConstraints(), changes);
        ConstraintDiffer.diffForeignKeys(from.foreignKeys(), to.foreignKeys(), changes);
        IndexDiffer.diff(from.indexes(), to.indexes(), changes);
        return changes;
    }

    private static void diffPrimaryKey(Table from, Table to, List<TableChange> changes) {
        var before = from.primaryKey();
        var after = to.primaryKey();
        if (before == null || after == null) {
            if (before != null) {
                changes.add(new DropPrimaryKey(before));
            }
            if (after != null) {
                changes.add(new AddPrimaryKey(after));
            }
            return;
        }
        if (!before.equals(after.with(before.name(), before.options(), before.comment()))) {
            changes.add(new DropPrimaryKey(before));
            changes.add(new AddPrimaryKey(after));
            return;
        }
        if (!before.name().equals(after.name())) {
            changes.add(new RenamePrimaryKey(before, after));
        }
        if (!before.options().equals(after.options())) {
            changes.add(new ChangeIndexOptions(after.name(), before.options(), after.options()));
        }
        if (!Objects.equals(before.comment(), after.comment())) {
            changes.add(new ChangeConstraintComment(after.name(), after.comment()));
        }
    }
}
