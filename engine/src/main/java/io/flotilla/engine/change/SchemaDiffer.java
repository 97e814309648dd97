package io.flotilla.engine.change;

import io.flotilla.engine.change.Change.AlterEnum;
import io.flotilla.engine.change.Change.AlterSequence;
import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.Change.AlterView;
import io.flotilla.engine.change.Change.CreateEnum;
import io.flotilla.engine.change.Change.CreateSequence;
import io.flotilla.engine.change.Change.CreateTable;
import io.flotilla.engine.change.Change.CreateView;
import io.flotilla.engine.change.Change.DropEnum;
import io.flotilla.engine.change.Change.DropSequence;
import io.flotilla.engine.change.Change.DropTable;
import io.flotilla.engine.change.Change.DropView;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.View;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what differs between two schemas. Same input, same list in the same order; nothing is taken
 * for a rename, and the order of columns is no difference.
 */
public final class SchemaDiffer {

    private SchemaDiffer() {}

    public static List<Change> diff(Schema from, Schema to) {
        var changes = new ArrayList<Change>();
        diffEnums(from, to, changes);
        diffSequences(from, to, changes);
        diffTables(from, to, changes);
        diffViews(from, to, changes);
        return List.copyOf(changes);
    }

    private static void diffEnums(Schema from, Schema to, List<Change> changes) {
        var enums = Pairs.of(from.enums(), to.enums(), EnumType::name);
        enums.removed().forEach(item -> changes.add(new DropEnum(item)));
        enums.added().forEach(item -> changes.add(new CreateEnum(item)));
        for (var pair : enums.both()) {
            if (!pair.from().equals(pair.to())) {
                changes.add(new AlterEnum(pair.from(), pair.to()));
            }
        }
    }

    private static void diffSequences(Schema from, Schema to, List<Change> changes) {
        var sequences = Pairs.of(from.sequences(), to.sequences(), Sequence::name);
        sequences.removed().forEach(item -> changes.add(new DropSequence(item)));
        sequences.added().forEach(item -> changes.add(new CreateSequence(item)));
        for (var pair : sequences.both()) {
            if (!pair.from().equals(pair.to())) {
                changes.add(new AlterSequence(pair.from(), pair.to()));
            }
        }
    }

    private static void diffTables(Schema from, Schema to, List<Change> changes) {
        var tables = Pairs.of(from.tables(), to.tables(), Table::name);
        tables.removed().forEach(item -> changes.add(new DropTable(item)));
        tables.added().forEach(item -> changes.add(new CreateTable(item)));
        for (var pair : tables.both()) {
            var inside = TableDiffer.diff(pair.from(), pair.to());
            if (!inside.isEmpty()) {
                changes.add(new AlterTable(pair.from(), pair.to(), inside));
            }
        }
    }

    private static void diffViews(Schema from, Schema to, List<Change> changes) {
        var views = Pairs.of(from.views(), to.views(), View::name);
        views.removed().forEach(item -> changes.add(new DropView(item)));
        views.added().forEach(item -> changes.add(new CreateView(item)));
        for (var pair : views.both()) {
            if (!sameView(pair.from(), pair.to())) {
                changes.add(new AlterView(pair.from(), pair.to()));
            }
        }
    }

    /** Ignores what a view uses: that follows from its definition. */
    private static boolean sameView(View from, View to) {
        return from.equals(
                new View(
                        to.name(),
                        to.columns(),
                        to.definition(),
                        to.options(),
                        from.uses(),
                        to.comment()));
    }
}
