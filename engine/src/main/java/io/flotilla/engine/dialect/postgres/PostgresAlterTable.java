package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.change.TableChange.AddCheck;
import io.flotilla.engine.change.TableChange.AddColumn;
import io.flotilla.engine.change.TableChange.AddExclusion;
import io.flotilla.engine.change.TableChange.AddForeignKey;
import io.flotilla.engine.change.TableChange.AddIndex;
import io.flotilla.engine.change.TableChange.AddPrimaryKey;
import io.flotilla.engine.change.TableChange.AddUnique;
import io.flotilla.engine.change.TableChange.ChangeColumnComment;
import io.flotilla.engine.change.TableChange.ChangeColumnDefault;
import io.flotilla.engine.change.TableChange.ChangeColumnExpression;
import io.flotilla.engine.change.TableChange.ChangeColumnIdentity;
import io.flotilla.engine.change.TableChange.ChangeColumnNullability;
import io.flotilla.engine.change.TableChange.ChangeColumnOptions;
import io.flotilla.engine.change.TableChange.ChangeColumnType;
import io.flotilla.engine.change.TableChange.ChangeConstraintComment;
import io.flotilla.engine.change.TableChange.ChangeDeferrability;
import io.flotilla.engine.change.TableChange.ChangeIndexComment;
import io.flotilla.engine.change.TableChange.ChangeIndexOptions;
import io.flotilla.engine.change.TableChange.ChangeIndexStatistics;
import io.flotilla.engine.change.TableChange.ChangeTableComment;
import io.flotilla.engine.change.TableChange.ChangeTableOptions;
import io.flotilla.engine.change.TableChange.DropCheck;
import io.flotilla.engine.change.TableChange.DropColumn;
import io.flotilla.engine.change.TableChange.DropExclusion;
import io.flotilla.engine.change.TableChange.DropForeignKey;
import io.flotilla.engine.change.TableChange.DropIndex;
import io.flotilla.engine.change.TableChange.DropPrimaryKey;
import io.flotilla.engine.change.TableChange.DropUnique;
import io.flotilla.engine.change.TableChange.RenamePrimaryKey;
import io.flotilla.engine.change.TableChange.ValidateCheck;
import io.flotilla.engine.change.TableChange.ValidateForeignKey;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexOptions;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectName.Kind;
import java.util.ArrayList;
import java.util.List;

/** Writes the changes of one table that is there on both sides. */
final class PostgresAlterTable {

    private final PostgresContext context;
    private final PostgresTableChanges table;
    private final PostgresNullability nullability;
    private final PostgresIdentities identities;
    private final PostgresConstraints constraints;
    private final PostgresKeys keys;
    private final PostgresForeignKeys foreignKeys;
    private final PostgresIndexes indexes;

    PostgresAlterTable(PostgresContext context, AlterTable change) {
        this.context = context;
        this.table = PostgresTableChanges.of(change);
        this.nullability = new PostgresNullability(context);
        this.identities = new PostgresIdentities(context);
        this.constraints = new PostgresConstraints(context);
        this.keys = new PostgresKeys(context);
        this.foreignKeys = new PostgresForeignKeys(context);
        this.indexes = new PostgresIndexes(context);
    }

    List<Draft> write() {
        var drafts = new ArrayList<>(PostgresTableOptions.marks(table));
        drafts.addAll(new PostgresLineage(context).changeType(table));
        var types = table.all(ChangeColumnType.class).toList();
        var retyped =
                types.stream()
                        .map(change -> ObjectName.column(table.name(), change.to().name()))
                        .toArray(ObjectName[]::new);
        new PostgresColumnTypes(context)
                .change(table.to(), types)
                .forEach(draft -> drafts.add(draft.altering(retyped)));
        for (var change : types) {
            if (change.from().options().equals(change.to().options())) {
                drafts.addAll(PostgresColumnOptions.afterRetyping(table.to(), change.to()));
            }
        }
        for (var change : table.changes()) {
            write(change).forEach(draft -> drafts.add(annotated(change, draft)));
        }
        return drafts;
    }

    private Draft annotated(TableChange change, Draft draft) {
        return switch (change) {
            case AddColumn(var column) -> draft.creating(columnParts(column));
            case DropColumn(var column) -> draft.dropping(columnParts(column));
            case AddPrimaryKey(var key) -> draft.creating(constraint(key.name()));
            case DropPrimaryKey(var key) -> draft.dropping(constraint(key.name()));
            case AddUnique(var unique) -> draft.creating(constraint(unique.name()));
            case DropUnique(var unique) -> draft.dropping(constraint(unique.name()));
            case AddExclusion(var exclusion) -> draft.creating(constraint(exclusion.name()));
            case DropExclusion(var exclusion) -> draft.dropping(constraint(exclusion.name()));
            case AddCheck(var check) -> draft.creating(constraint(check.name()));
            case DropCheck(var check) -> draft.dropping(constraint(check.name()));
            case AddForeignKey(var key) -> draft.creating(constraint(key.name()));
            case DropForeignKey(var key) -> draft.dropping(constraint(key.name()));
            case AddIndex(var index) -> draft.creating(index(index));
            case DropIndex(var index) -> draft.dropping(index(index));
            case ChangeColumnType _,
                    ChangeColumnDefault _,
                    ChangeColumnNullability _,
                    ChangeColumnIdentity _,
                    ChangeColumnExpression _,
                    ChangeColumnOptions _,
                    RenamePrimaryKey _,
                    ValidateCheck _,
                    ValidateForeignKey _,
                    ChangeDeferrability _,
                    ChangeIndexOptions _,
                    ChangeIndexStatistics _,
                    ChangeTableOptions _,
                    ChangeTableComment _,
                    ChangeColumnComment _,
                    ChangeConstraintComment _,
                    ChangeIndexComment _ ->
                    draft;
        };
    }

    private ObjectName[] columnParts(Column column) {
        return new ObjectName[] {
            ObjectName.column(table.name(), column.name()),
            ObjectName.part(Kind.DEFAULT, table.name(), column.name())
        };
    }

    private ObjectName constraint(String name) {
        return ObjectName.part(Kind.CONSTRAINT, table.name(), name);
    }

    private ObjectName index(Index index) {
        return ObjectName.part(Kind.INDEX, table.name(), index.name());
    }

    private List<Draft> write(TableChange change) {
        var to = table.to();
        return switch (change) {
            case AddColumn add -> add(add);
            case DropColumn(var column) -> List.of(drop(column));
            // all of a table's at once
            case ChangeColumnType _ -> List.of();
            case ChangeColumnDefault it ->
                    retyped(it.to().name()) ? List.of() : PostgresColumns.changeDefault(to, it);
            case ChangeColumnNullability it ->
                    nullability.change(to, it, inReplacedKey(it.to().name()));
            case ChangeColumnIdentity it ->
                    identities.change(to, it, becomesNotNull(it.to().name()));
            case ChangeColumnExpression it -> List.of(PostgresColumns.dropExpression(to, it.to()));
            case ChangeColumnOptions it -> PostgresColumnOptions.change(to, it.from(), it.to());
            case AddPrimaryKey(var key) -> keys.add(table, key);
            case DropPrimaryKey(var key) -> keys.drop(table, key);
            case RenamePrimaryKey rename -> List.of(PostgresConstraints.rename(to, rename));
            case AddUnique(var constraint) -> keys.add(table, constraint);
            case DropUnique(var constraint) -> keys.drop(table, constraint);
            case AddExclusion(var constraint) -> PostgresExclusions.add(context, to, constraint);
            case DropExclusion(var constraint) ->
                    List.of(PostgresConstraints.drop(to, constraint.name()));
            case AddCheck(var check) -> constraints.addCheck(to, check);
            case DropCheck(var check) -> List.of(PostgresConstraints.drop(to, check.name()));
            case ValidateCheck(var check) -> List.of(constraints.validateCheck(to, check));
            case AddForeignKey(var key) ->
                    PostgresInherited.comesWithNewParent(to, key, context)
                            ? List.of()
                            : foreignKeys.add(to, key);
            case DropForeignKey(var key) -> List.of(PostgresForeignKeys.drop(to, key));
            case ValidateForeignKey(var key) -> List.of(foreignKeys.validate(to, key));
            case ChangeDeferrability it -> List.of(foreignKeys.changeDeferrability(to, it));
            case AddIndex(var index) -> indexes.add(table, index);
            case DropIndex(var index) -> List.of(indexes.drop(table, index));
            case ChangeIndexOptions(var index, var from, var options) ->
                    changeIndex(index, from, options);
            case ChangeIndexStatistics(var from, var index) ->
                    PostgresIndexes.changeStatistics(Phase.CHANGE_COLUMN, from, index);
            case ChangeTableOptions _ -> changeOptions();
            case ChangeTableComment(var comment) ->
                    List.of(PostgresComments.onTable(Phase.COMMENT, to, comment));
            case ChangeColumnComment(var column, var comment) ->
                    List.of(PostgresComments.onColumn(Phase.COMMENT, to.name(), column, comment));
            case ChangeConstraintComment(var constraint, var comment) ->
                    List.of(
                            PostgresComments.onConstraint(
                                    Phase.COMMENT, to.name(), constraint, comment));
            case ChangeIndexComment(var index, var comment) ->
                    List.of(PostgresComments.onIndex(Phase.COMMENT, index, comment));
        };
    }

    private List<Draft> add(AddColumn change) {
        return context.restores(ObjectName.column(table.name(), change.column().name()))
                ? new PostgresTrashColumns(context).restore(table.to(), change.column())
                : PostgresColumns.add(context, table.to(), change);
    }

    private Draft drop(Column column) {
        return context.discards(ObjectName.column(table.from().name(), column.name()))
                ? new PostgresTrashColumns(context).discard(table.to(), column)
                : context.chosen(
                        PostgresColumns.drop(table.to(), column),
                        "dropped with its values (policy)");
    }

    private List<Draft> changeOptions() {
        var drafts = new ArrayList<>(PostgresTableOptions.change(table));
        drafts.addAll(new PostgresLineage(context).change(table));
        return drafts;
    }

    private List<Draft> changeIndex(String index, IndexOptions from, IndexOptions to) {
        var drafts = new ArrayList<>(PostgresIndexes.changeOptions(index, from, to, table.name()));
        var whole = PostgresIndexes.of(to).attachedTo();
        if (whole != null
                && PostgresIndexes.of(from).attachedTo() == null
                && PostgresLineage.of(table.from()).equals(PostgresLineage.of(table.to()))
                && context.indexBefore(whole)) {
            drafts.add(PostgresIndexes.attach(whole, index));
        }
        return drafts;
    }

    private boolean retyped(String column) {
        return table.all(ChangeColumnType.class)
                .anyMatch(change -> change.to().name().equals(column));
    }

    /** Whether the column is in a primary key that another one takes the place of. */
    private boolean inReplacedKey(String column) {
        return table.all(AddPrimaryKey.class).findAny().isPresent()
                && table.all(DropPrimaryKey.class)
                        .anyMatch(change -> change.key().columns().contains(column));
    }

    private boolean becomesNotNull(String column) {
        return table.all(ChangeColumnNullability.class)
                .anyMatch(change -> change.to().name().equals(column));
    }
}
