package io.flotilla.engine.lint.compatibility;

import io.flotilla.engine.Nearest;
import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Table;
import java.util.List;

/** Something goes and something alike comes: probably one thing that is to be renamed. */
final class PossibleRename extends ChangeRule {

    PossibleRename() {
        super("possible-rename", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.changes(Change.AlterTable.class).forEach(alter -> columns(alter, report));
        for (var drop : change.changes(Change.DropTable.class).toList()) {
            var dropped = drop.table();
            change.changes(Change.CreateTable.class)
                    .map(Change.CreateTable::table)
                    .filter(created -> shape(created).equals(shape(dropped)))
                    .forEach(
                            created -> report.add(TableNames.of(created), table(dropped, created)));
        }
    }

    private static void columns(Change.AlterTable alter, Report report) {
        for (var gone : alter.changes()) {
            for (var come : alter.changes()) {
                if (gone instanceof TableChange.DropColumn(var dropped)
                        && come instanceof TableChange.AddColumn(var added)
                        && dropped.type().equals(added.type())
                        && (alike(dropped.name(), added.name()) || onlyOne(alter))) {
                    report.add(
                            TableNames.column(alter.to(), added),
                            "column %s.%s goes and %s of the same type comes: the values of %s are not kept; if it is a rename, write -- flotilla:renamed from=%s"
                                    .formatted(
                                            alter.to().name(),
                                            dropped.name(),
                                            added.name(),
                                            dropped.name(),
                                            dropped.name()));
                }
            }
        }
    }

    private static boolean onlyOne(Change.AlterTable alter) {
        return alter.changes().stream().filter(TableChange.AddColumn.class::isInstance).count() == 1
                && alter.changes().stream().filter(TableChange.DropColumn.class::isInstance).count()
                        == 1;
    }

    private static boolean alike(String one, String other) {
        return one.contains(other)
                || other.contains(one)
                || Nearest.to(one, List.of(other)).isPresent();
    }

    private static String table(Table dropped, Table created) {
        return "table %s goes and %s with the same columns comes: the rows of %s are not kept; if it is a rename, write -- flotilla:renamed from=%s"
                .formatted(dropped.name(), created.name(), dropped.name(), dropped.name());
    }

    private static List<String> shape(Table table) {
        return table.columns().stream()
                .map(column -> column.name() + " " + column.type())
                .sorted()
                .toList();
    }
}
