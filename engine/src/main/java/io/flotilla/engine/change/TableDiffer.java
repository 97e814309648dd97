package io.flotilla.engine.change;

import io.flotilla.engine.change.TableChange.AddPrimaryKey;
import io.flotilla.engine.change.TableChange.ChangeConstraintComment;
import io.flotilla.engine.change.TableChange.ChangeTableComment;
import io.flotilla.engine.change.TableChange.DropPrimaryKey;
import io.flotilla.engine.change.TableChange.RenamePrimaryKey;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds what differs within one table. */
final class TableDiffer {

    private TableDiffer() {}

    static List<TableChange> diff(Table from, Table to) {
        var changes = new ArrayList<TableChange>();
        if (!Objects.equals(from.comment(), to.comment())) {
            changes.add(new ChangeTableComment(to.comment()));
        }
        ColumnDiffer.diff(from.columns(), to.columns(), changes);
        diffPrimaryKey(from, to, changes);
        ConstraintDiffer.diffUniques(from.uniqueConstraints(), to.uniqueConstraints(), changes);
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
        if (!before.equals(named(after, before.name(), before.comment()))) {
            changes.add(new DropPrimaryKey(before));
            changes.add(new AddPrimaryKey(after));
            return;
        }
        if (!before.name().equals(after.name())) {
            changes.add(new RenamePrimaryKey(before, after));
        }
        if (!Objects.equals(before.comment(), after.comment())) {
            changes.add(new ChangeConstraintComment(after.name(), after.comment()));
        }
    }

    private static PrimaryKey named(PrimaryKey key, String name, @Nullable String comment) {
        return new PrimaryKey(name, key.columns(), key.include(), key.deferrability(), comment);
    }
}
