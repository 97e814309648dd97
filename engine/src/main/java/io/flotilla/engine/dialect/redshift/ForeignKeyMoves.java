package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Foreign keys go before anything that they stand on changes, and come when all of it has: they are
 * information for the planner, so nobody misses them in between.
 *
 * @param moved tables that are made anew, go, or change a key that is referenced
 */
record ForeignKeyMoves(Schema from, Schema to, Set<String> moved) {

    List<Draft> write() {
        var drafts = new ArrayList<Draft>();
        for (var table : from.tables()) {
            for (var key : table.foreignKeys()) {
                if (goes(table.name(), key)) {
                    drafts.add(
                            alter(
                                    Phase.DROP_FOREIGN_KEY,
                                    table.name(),
                                    "DROP CONSTRAINT " + Names.quoted(key.name())));
                }
            }
        }
        for (var table : to.tables()) {
            for (var key : table.foreignKeys()) {
                var before = find(from, table.name(), key.name());
                if (before.isEmpty() || goes(table.name(), before.get())) {
                    drafts.add(
                            alter(
                                    Phase.ADD_FOREIGN_KEY,
                                    table.name(),
                                    "ADD " + Definitions.foreignKey(key)));
                    if (key.comment() != null) {
                        drafts.add(Comments.onConstraint(table.name(), key.name(), key.comment()));
                    }
                }
            }
        }
        return drafts;
    }

    private boolean goes(String table, ForeignKey key) {
        var after = find(to, table, key.name());
        return after.isEmpty()
                || !alike(key, after.get())
                || moved.contains(table)
                || moved.contains(key.referencedTable());
    }

    /** But for the comment, which can be changed. */
    private static boolean alike(ForeignKey one, ForeignKey other) {
        return one.columns().equals(other.columns())
                && one.referencedTable().equals(other.referencedTable())
                && one.referencedColumns().equals(other.referencedColumns());
    }

    private static Optional<ForeignKey> find(Schema schema, String table, String key) {
        return schema.tables().stream()
                .filter(it -> it.name().equals(table))
                .map(Table::foreignKeys)
                .flatMap(List::stream)
                .filter(it -> it.name().equals(key))
                .findFirst();
    }

    private static Draft alter(Phase phase, String table, String clause) {
        return Draft.of(phase, "ALTER TABLE %s %s".formatted(Names.quoted(table), clause))
                .phasedOnly()
                .withHazard(Hazards.lock(table));
    }
}
