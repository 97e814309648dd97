package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Trigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Triggers of one table, time and event run in the order they were made in: one that is made again
 * would be the last, so those that follow it are made again too.
 */
final class TriggerChains {

    private TriggerChains() {}

    static List<Change> complete(List<Change> changes, Schema from, Schema to) {
        var moved = new HashSet<String>();
        for (var change : changes) {
            if (change instanceof Change.AlterObject(_, Trigger trigger)) {
                moved.add(trigger.name());
            } else if (change instanceof Change.CreateObject(Trigger trigger)) {
                moved.add(trigger.name());
            } else if (change instanceof Change.DropObject(Trigger trigger)) {
                moved.add(trigger.name());
            }
        }
        var all = new ArrayList<>(changes);
        var before = from.objects(Trigger.class);
        var grew = !moved.isEmpty();
        while (grew) {
            grew = false;
            for (var trigger : to.objects(Trigger.class)) {
                var leader = leader(trigger);
                if (leader.filter(moved::contains).isPresent() && moved.add(trigger.name())) {
                    before.stream()
                            .filter(trigger::equals)
                            .forEach(same -> all.add(new Change.AlterObject(same, trigger)));
                    grew = true;
                }
            }
        }
        return all;
    }

    /** The one it comes after. */
    static Optional<String> leader(Trigger trigger) {
        var cursor = new SqlCursor(trigger.definition());
        while (!cursor.isAtEnd() && !cursor.takes("EACH", "ROW")) {
            cursor.next();
        }
        return cursor.takes("FOLLOWS") ? Optional.of(cursor.name()) : Optional.empty();
    }
}
