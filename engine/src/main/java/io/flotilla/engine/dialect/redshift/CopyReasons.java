package io.flotilla.engine.dialect.redshift;

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
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions.Distribution;
import io.flotilla.engine.schema.TableOptions.SortKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a table's changes ALTER TABLE cannot do, so that the table has to be copied:
 * https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html.
 */
final class CopyReasons {

    private final AlterTable alter;
    private final WriterContext context;
    private final List<String> reasons = new ArrayList<>();

    private CopyReasons(AlterTable alter, WriterContext context) {
        this.alter = alter;
        this.context = context;
    }

    /** For people; empty where everything can be done in place. */
    static List<String> of(AlterTable alter, WriterContext context) {
        var reasons = new CopyReasons(alter, context);
        alter.changes().forEach(reasons::look);
        return List.copyOf(reasons.reasons);
    }

    private void look(TableChange change) {
        switch (change) {
            case AddColumn(var column) -> lookAtNew(column);
            case DropColumn(var column) -> {
                if (context.discards(alter.from().name()) && blocksRowsWithout(column)) {
                    because("%s stops being NOT NULL in the trash", column);
                }
            }
            case ChangeColumnType(var from, var to) -> {
                if (!VarcharSize.isAll(alter.from(), alter.to(), from, to)) {
                    reasons.add(
                            "%s changes from %s to %s"
                                    .formatted(to.name(), from.type(), to.type()));
                }
            }
            case ChangeColumnDefault(_, var to) -> because("the default of %s changes", to);
            case ChangeColumnNullability(_, var to) -> because("NOT NULL of %s changes", to);
            case ChangeColumnIdentity(_, var to) -> because("the identity of %s changes", to);
            case ChangeColumnExpression(_, var to) -> because("%s is generated", to);
            case ChangeColumnOptions(_, var to) -> {
                if (isInterleaved(alter.from()) || isInterleaved(alter.to())) {
                    because("the encoding of %s changes under an interleaved sort key", to);
                }
            }
            case ChangeTableOptions _ -> lookAtKeys();
            case AddPrimaryKey _,
                    DropPrimaryKey _,
                    RenamePrimaryKey _,
                    AddUnique _,
                    DropUnique _,
                    AddForeignKey _,
                    DropForeignKey _,
                    ChangeTableComment _,
                    ChangeColumnComment _,
                    ChangeConstraintComment _ -> {
                // in place
            }
            case AddExclusion _,
                    DropExclusion _,
                    AddCheck _,
                    DropCheck _,
                    ValidateCheck _,
                    ValidateForeignKey _,
                    ChangeDeferrability _,
                    AddIndex _,
                    DropIndex _,
                    ChangeIndexOptions _,
                    ChangeIndexStatistics _,
                    ChangeIndexComment _ ->
                    throw new IllegalArgumentException("not of Redshift: " + change);
        }
    }

    private void lookAtNew(Column column) {
        if (context.restores(alter.from().name())) {
            if (blocksRowsWithout(column)) {
                because("%s becomes NOT NULL again", column);
            }
        } else if (column.identity() != null) {
            because("%s is a new identity column", column);
        } else if (blocksRowsWithout(column)) {
            because("%s is new, NOT NULL and without a default", column);
        }
    }

    /** Whether no row can be added that says nothing of the column. */
    static boolean blocksRowsWithout(Column column) {
        return !column.nullable()
                && column.defaultExpression() == null
                && column.identity() == null;
    }

    private void lookAtKeys() {
        var from = Definitions.options(alter.from());
        var to = Definitions.options(alter.to());
        if (to.sortKey() instanceof SortKey.Interleaved && !to.sortKey().equals(from.sortKey())) {
            reasons.add("the sort key becomes interleaved");
        } else if (isInterleaved(alter.from()) && !from.distribution().equals(to.distribution())) {
            reasons.add("the distribution changes under an interleaved sort key");
        } else if (losesKeyColumn(alter) && gainsKeyColumn(alter)) {
            reasons.add("its keys go from a column that goes to one that comes");
        }
    }

    static boolean losesKeyColumn(AlterTable alter) {
        var kept = names(alter.to());
        return keyColumns(alter.from()).stream().anyMatch(column -> !kept.contains(column));
    }

    static boolean gainsKeyColumn(AlterTable alter) {
        var there = names(alter.from());
        return keyColumns(alter.to()).stream().anyMatch(column -> !there.contains(column));
    }

    private static Set<String> keyColumns(Table table) {
        var options = Definitions.options(table);
        var columns = new HashSet<>(Definitions.sortColumns(options.sortKey()));
        if (options.distribution() instanceof Distribution.Key(var column)) {
            columns.add(column);
        }
        return columns;
    }

    private static Set<String> names(Table table) {
        var names = new HashSet<String>();
        table.columns().forEach(column -> names.add(column.name()));
        return names;
    }

    private static boolean isInterleaved(Table table) {
        return Definitions.options(table).sortKey() instanceof SortKey.Interleaved;
    }

    private void because(String reason, Column column) {
        reasons.add(reason.formatted(column.name()));
    }
}
