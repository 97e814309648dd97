package io.flotilla.engine.change;

import io.flotilla.engine.change.TableChange.AddIndex;
import io.flotilla.engine.change.TableChange.ChangeIndexComment;
import io.flotilla.engine.change.TableChange.ChangeIndexOptions;
import io.flotilla.engine.change.TableChange.ChangeIndexStatistics;
import io.flotilla.engine.change.TableChange.DropIndex;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexOptions;
import java.util.List;
import java.util.Objects;

/**
 * Finds what differs between the indexes of one table; an invalid one is dropped and made again.
 */
final class IndexDiffer {

    private IndexDiffer() {}

    static void diff(List<Index> before, List<Index> after, List<TableChange> changes) {
        var indexes = Pairs.of(before, after, Index::name);
        indexes.removed().forEach(index -> changes.add(new DropIndex(index)));
        indexes.added().forEach(index -> changes.add(new AddIndex(index)));
        for (var pair : indexes.both()) {
            var from = pair.from();
            var to = pair.to();
            if (!alike(from).equals(alike(to))) {
                changes.add(new DropIndex(from));
                changes.add(new AddIndex(to));
                continue;
            }
            if (!from.options().equals(to.options())) {
                changes.add(new ChangeIndexOptions(to.name(), from.options(), to.options()));
            }
            if (!from.keys().equals(to.keys())) {
                changes.add(new ChangeIndexStatistics(from, to));
            }
            if (!Objects.equals(pair.from().comment(), pair.to().comment())) {
                changes.add(new ChangeIndexComment(pair.to().name(), pair.to().comment()));
            }
        }
    }

    /** Without what can be changed in place. */
    private static Index alike(Index index) {
        return index.withKeys(index.keys().stream().map(key -> key.withStatistics(null)).toList())
                .withOptions(IndexOptions.PLAIN)
                .withComment(null);
    }
}
