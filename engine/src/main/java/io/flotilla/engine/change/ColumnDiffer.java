package io.flotilla.engine.change;

import io.flotilla.engine.change.TableChange.AddColumn;
import io.flotilla.engine.change.TableChange.ChangeColumnComment;
import io.flotilla.engine.change.TableChange.ChangeColumnDefault;
import io.flotilla.engine.change.TableChange.ChangeColumnExpression;
import io.flotilla.engine.change.TableChange.ChangeColumnIdentity;
import io.flotilla.engine.change.TableChange.ChangeColumnNullability;
import io.flotilla.engine.change.TableChange.ChangeColumnOptions;
import io.flotilla.engine.change.TableChange.ChangeColumnType;
import io.flotilla.engine.change.TableChange.DropColumn;
import io.flotilla.engine.schema.Column;
import java.util.List;
import java.util.Objects;

/** Finds what differs between the columns of one table. */
final class ColumnDiffer {

    private ColumnDiffer() {}

    static void diff(List<Column> from, List<Column> to, List<TableChange> changes) {
        var columns = Pairs.of(from, to, Column::name);
        columns.removed().forEach(column -> changes.add(new DropColumn(column)));
        columns.added().forEach(column -> changes.add(new AddColumn(column)));
        columns.both().forEach(pair -> diff(pair.from(), pair.to(), changes));
    }

    private static void diff(Column from, Column to, List<TableChange> changes) {
        if (!from.type().equals(to.type()) || !Objects.equals(from.collation(), to.collation())) {
            changes.add(new ChangeColumnType(from, to));
        }
        if (!Objects.equals(from.generatedAs(), to.generatedAs())) {
            changes.add(new ChangeColumnExpression(from, to));
        }
        if (!Objects.equals(from.defaultExpression(), to.defaultExpression())) {
            changes.add(new ChangeColumnDefault(from, to));
        }
        if (from.nullable() != to.nullable()) {
            changes.add(new ChangeColumnNullability(from, to));
        }
        if (!Objects.equals(from.identity(), to.identity())) {
            changes.add(new ChangeColumnIdentity(from, to));
        }
        if (!from.options().equals(to.options())) {
            changes.add(new ChangeColumnOptions(from, to));
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            changes.add(new ChangeColumnComment(to.name(), to.comment()));
        }
    }
}
