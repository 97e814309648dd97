package io.flotilla.engine.dialect.postgres;

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
import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one table's changes take along within the table: columns of a replaced enum change their
 * type, computed columns are made anew when what they are computed from changes, and so are the
 * constraints and indexes that a column made anew had.
 */
final class PostgresTableDependents {

    private final PostgresContext context;
    private final Table from;
    private final Table to;
    private final Set<ObjectName> parts;

    /**
     * @param parts what has to be made anew for a reason outside the table
     */
    PostgresTableDependents(PostgresContext context, Table from, Table to, Set<ObjectName> parts) {
        this.context = context;
        this.from = from;
        this.to = to;
        this.parts = parts;
    }

    List<TableChange> include(List<TableChange> asked) {
        var changes = new ArrayList<>(asked);
        var enumColumns = retypeReplaced(changes);
        var remade = remadeColumns(changes);
        changes.removeIf(change -> ofColumn(change, remade));
        for (var column : from.columns()) {
            if (remade.contains(column.name())) {
                changes.add(new DropColumn(column));
            }
        }
        for (var column : to.columns()) {
            if (remade.contains(column.name())) {
                changes.add(new AddColumn(column));
            }
        }
        enumColumns.addAll(context.types().names());
        remakeConstraints(changes, remade, enumColumns);
        remakeIndexes(changes, remade, enumColumns);
        remakeDefaults(changes);
        return changes;
    }

    private boolean mustGo(ObjectName.Kind kind, String part) {
        return parts.contains(ObjectName.part(kind, to.name(), part));
    }

    private void remakeDefaults(List<TableChange> changes) {
        for (var column : to.columns()) {
            var before = PostgresColumns.find(from, column.name());
            if (before != null
                    && column.defaultExpression() != null
                    && column.defaultExpression().equals(before.defaultExpression())
                    && mustGo(ObjectName.Kind.DEFAULT, column.name())) {
                changes.add(new ChangeColumnDefault(before, column));
            }
        }
    }

    private Set<String> retypeReplaced(List<TableChange> changes) {
        var names = new HashSet<String>();
        for (var column : to.columns()) {
            var restored = context.restores(ObjectName.column(to.name(), column.name()));
            var before = restored ? column : PostgresColumns.find(from, column.name());
            if (before != null
                    && !hasItsType(column)
                    && (context.replacedTypeOf(before.type()) != null
                            || context.types().replacesCollation(before.collation()))) {
                names.add(column.name());
                if (before.type().equals(column.type())
                        && changes.stream().noneMatch(change -> retypes(change, column.name()))) {
                    changes.add(new ChangeColumnType(before, column));
                }
            }
        }
        return names;
    }

    /** Whether it comes out of the trash together with the enum that it is of. */
    private boolean hasItsType(Column column) {
        var replaced = context.replacedTypeOf(column.type());
        return replaced != null
                && context.restores(ObjectName.type(replaced))
                && (context.restores(ObjectName.relation(to.name()))
                        || context.restores(ObjectName.column(to.name(), column.name())));
    }

    /** Computed columns whose expression, or what it is about, is not the same before and after. */
    private Set<String> remadeColumns(List<TableChange> changes) {
        var touched = PostgresTableChanges.touched(changes);
        touched.addAll(context.types().names());
        var remade = new HashSet<String>();
        for (var column : to.columns()) {
            var before = PostgresColumns.find(from, column.name());
            if (before != null && context.restores(ObjectName.column(to.name(), column.name()))) {
                remade.add(column.name());
            }
            if (before == null || column.generatedAs() == null) {
                continue;
            }
            if (!column.generatedAs().equals(before.generatedAs())
                    || mustGo(ObjectName.Kind.DEFAULT, column.name())
                    || touched.contains(column.name())
                    || overlap(PostgresText.names(column.generatedAs()), touched)) {
                remade.add(column.name());
            }
        }
        return remade;
    }

    private void remakeConstraints(
            List<TableChange> changes, Set<String> remade, Set<String> enumNames) {
        var key = to.primaryKey();
        if (key != null
                && key.equals(from.primaryKey())
                && (meets(key.columns(), remade) || meets(key.include(), remade))) {
            changes.add(new DropPrimaryKey(key));
            changes.add(new AddPrimaryKey(key));
        }
        for (var constraint : to.uniqueConstraints()) {
            if (from.uniqueConstraints().contains(constraint)
                    && (meets(constraint.columns(), remade)
                            || meets(constraint.include(), remade))) {
                changes.add(new DropUnique(constraint));
                changes.add(new AddUnique(constraint));
            }
        }
        for (var constraint : to.exclusionConstraints()) {
            if (from.exclusionConstraints().contains(constraint)
                    && (overlap(PostgresExclusions.names(constraint), remade)
                            || overlap(PostgresExclusions.names(constraint), enumNames)
                            || mustGo(ObjectName.Kind.CONSTRAINT, constraint.name()))) {
                changes.add(new DropExclusion(constraint));
                changes.add(new AddExclusion(constraint));
            }
        }
        for (var constraint : to.checkConstraints()) {
            var before =
                    from.checkConstraints().stream()
                            .filter(old -> old.name().equals(constraint.name()))
                            .findFirst()
                            .orElse(null);
            var names = PostgresText.names(constraint.expression());
            if (before != null
                    && changes.stream().noneMatch(change -> drops(change, before))
                    && (overlap(names, remade)
                            || overlap(names, enumNames)
                            || mustGo(ObjectName.Kind.CONSTRAINT, constraint.name()))) {
                changes.removeIf(change -> about(change, constraint.name()));
                changes.add(new DropCheck(before));
                changes.add(new AddCheck(constraint));
            }
        }
    }

    private void remakeIndexes(
            List<TableChange> changes, Set<String> remade, Set<String> enumNames) {
        for (var index : to.indexes()) {
            if (from.indexes().contains(index)
                    && (overlap(IndexText.names(index), remade)
                            || mustGo(ObjectName.Kind.INDEX, index.name())
                            || overlap(IndexText.expressionNames(index), enumNames))) {
                changes.add(new DropIndex(index));
                changes.add(new AddIndex(index));
            }
        }
    }

    private static boolean overlap(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }

    private static boolean meets(List<String> columns, Set<String> names) {
        return columns.stream().anyMatch(names::contains);
    }

    private static boolean retypes(TableChange change, String column) {
        return change instanceof ChangeColumnType(_, var to) && to.name().equals(column);
    }

    private static boolean drops(TableChange change, CheckConstraint constraint) {
        return change instanceof DropCheck(var dropped) && dropped.equals(constraint);
    }

    private static boolean about(TableChange change, String constraint) {
        return (change instanceof ValidateCheck(var check) && check.name().equals(constraint))
                || (change instanceof ChangeConstraintComment(var name, _)
                        && name.equals(constraint));
    }

    /** Whether the change is one of the column as it is, that making it anew does as well. */
    private static boolean ofColumn(TableChange change, Set<String> columns) {
        return switch (change) {
            case ChangeColumnType(_, var to) -> columns.contains(to.name());
            case ChangeColumnDefault(_, var to) -> columns.contains(to.name());
            case ChangeColumnNullability(_, var to) -> columns.contains(to.name());
            case ChangeColumnIdentity(_, var to) -> columns.contains(to.name());
            case ChangeColumnExpression(_, var to) -> columns.contains(to.name());
            case ChangeColumnOptions(_, var to) -> columns.contains(to.name());
            case ChangeColumnComment(var column, _) -> columns.contains(column);
            case AddColumn _,
                    DropColumn _,
                    AddPrimaryKey _,
                    DropPrimaryKey _,
                    RenamePrimaryKey _,
                    AddUnique _,
                    DropUnique _,
                    AddExclusion _,
                    DropExclusion _,
                    AddCheck _,
                    DropCheck _,
                    ValidateCheck _,
                    AddForeignKey _,
                    DropForeignKey _,
                    ValidateForeignKey _,
                    ChangeDeferrability _,
                    AddIndex _,
                    DropIndex _,
                    ChangeIndexOptions _,
                    ChangeIndexStatistics _,
                    ChangeTableOptions _,
                    ChangeTableComment _,
                    ChangeConstraintComment _,
                    ChangeIndexComment _ ->
                    false;
        };
    }
}
