package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Change.AlterObject;
import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.Change.DropObject;
import io.flotilla.engine.change.Change.DropTable;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.change.TableChange.AddColumn;
import io.flotilla.engine.change.TableChange.ChangeColumnType;
import io.flotilla.engine.change.TableChange.DropCheck;
import io.flotilla.engine.change.TableChange.DropColumn;
import io.flotilla.engine.change.TableChange.DropExclusion;
import io.flotilla.engine.change.TableChange.DropForeignKey;
import io.flotilla.engine.change.TableChange.DropIndex;
import io.flotilla.engine.change.TableChange.DropPrimaryKey;
import io.flotilla.engine.change.TableChange.DropUnique;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.CompositeType;
import io.flotilla.engine.schema.Dependency;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectName.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What changes take from under the objects that need it: {@code gone} is dropped, if only to be
 * made again; {@code retyped} are columns of another type, and {@code replacedTypes} types that
 * another takes the place of, which columns follow by themselves; {@code reshaped} are tables whose
 * rows the server has to write anew, and will not where somebody else keeps such rows; {@code
 * shortened} are composite types that lose attributes, which only queries mind.
 */
record Disturbed(
        Set<ObjectName> gone,
        Set<ObjectName> retyped,
        Set<ObjectName> replacedTypes,
        Set<ObjectName> reshaped,
        Set<ObjectName> shortened) {

    static Disturbed by(
            List<Change> changes,
            List<AlterTable> tables,
            Set<ObjectName> remade,
            PostgresContext context) {
        var disturbed =
                new Disturbed(
                        new HashSet<>(remade),
                        new HashSet<>(),
                        new HashSet<>(),
                        new HashSet<>(),
                        new HashSet<>());
        for (var change : changes) {
            if (change instanceof DropObject(var object)) {
                disturbed.gone.add(object.objectName());
            } else if (change instanceof DropTable(var table)) {
                disturbed.gone.add(ObjectName.relation(table.name()));
            }
        }
        for (var table : tables) {
            table.changes().forEach(change -> disturbed.note(table.to().name(), change));
        }
        for (var name : context.types().replaced()) {
            // parts of tables do not follow a collation by themselves
            (name.kind() == Kind.COLLATION ? disturbed.gone : disturbed.replacedTypes).add(name);
        }
        for (var change : changes) {
            if (change instanceof AlterObject(CompositeType was, CompositeType is)) {
                disturbed.noteShape(was, is);
            }
        }
        return disturbed;
    }

    private void noteShape(CompositeType from, CompositeType to) {
        if (!to.attributes().containsAll(from.attributes())) {
            shortened.add(from.objectName());
        }
    }

    private void note(String table, TableChange change) {
        if (change instanceof DropColumn(var column)) {
            gone.add(ObjectName.column(table, column.name()));
        } else if (change instanceof ChangeColumnType(_, var to)) {
            retyped.add(ObjectName.column(table, to.name()));
            reshaped.add(ObjectName.relation(table));
        } else if (change instanceof AddColumn(var column) && isFilled(column)) {
            reshaped.add(ObjectName.relation(table));
        } else if (change instanceof DropPrimaryKey(var key)) {
            gone.add(ObjectName.part(Kind.CONSTRAINT, table, key.name()));
        } else if (change instanceof DropUnique(var key)) {
            gone.add(ObjectName.part(Kind.CONSTRAINT, table, key.name()));
        } else if (change instanceof DropExclusion(var constraint)) {
            gone.add(ObjectName.part(Kind.CONSTRAINT, table, constraint.name()));
        } else if (change instanceof DropCheck(var check)) {
            gone.add(ObjectName.part(Kind.CONSTRAINT, table, check.name()));
        } else if (change instanceof DropForeignKey(var key)) {
            gone.add(ObjectName.part(Kind.CONSTRAINT, table, key.name()));
        } else if (change instanceof DropIndex(var index)) {
            gone.add(ObjectName.part(Kind.INDEX, table, index.name()));
        }
    }

    /** Whether rows get the column with a value in it. */
    private static boolean isFilled(Column column) {
        return column.defaultExpression() != null
                || column.generatedAs() != null
                || column.identity() != null;
    }

    /** Whether it goes, by itself or with the relation it is a part of. */
    boolean takes(ObjectName needed) {
        return gone.contains(needed) || gone.contains(needed.whole());
    }

    boolean changes(ObjectName needed) {
        return retyped.contains(needed) || replacedTypes.contains(needed);
    }

    /** Whether the dependent has to go, as far as what it needs is concerned. */
    boolean standsInTheWay(Dependency dependency) {
        var needed = dependency.needed();
        if (takes(needed)) {
            return !followsColumn(dependency);
        }
        if (shortened.contains(needed) && dependency.dependent().kind() == Kind.RELATION) {
            return true;
        }
        // parts of tables follow by themselves, or are seen to with their table
        return changes(needed) && !partOfTable(dependency.dependent());
    }

    /**
     * Whether the dependent is a column of a table's row type whose rows are kept, and so in the
     * way of whatever gives the table's rows another shape.
     */
    boolean keepsRows(Dependency dependency) {
        return dependency.dependent().kind() == Kind.COLUMN
                && dependency.needed().kind() == Kind.RELATION
                && reshaped.contains(dependency.needed());
    }

    /** Constraints and indexes of a column that goes are among the changes of their table. */
    private static boolean followsColumn(Dependency dependency) {
        return dependency.needed().kind() == Kind.COLUMN
                && dependency.dependent().kind() != Kind.STATISTICS
                && partOfTable(dependency.dependent());
    }

    private static boolean partOfTable(ObjectName name) {
        return switch (name.kind()) {
            case DEFAULT, CONSTRAINT, INDEX, STATISTICS -> true;
            case RELATION,
                    COLUMN,
                    TRIGGER,
                    RULE,
                    POLICY,
                    TYPE,
                    ROUTINE,
                    OPERATOR,
                    COLLATION,
                    TEXT_SEARCH_CONFIGURATION,
                    TEXT_SEARCH_DICTIONARY,
                    EVENT ->
                    false;
        };
    }
}
