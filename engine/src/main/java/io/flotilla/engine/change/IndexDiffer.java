package io.flotilla.engine.change;

import io.flotilla.engine.change.TableChange.AddIndex;
import io.flotilla.engine.change.TableChange.ChangeIndexComment;
import io.flotilla.engine.change.TableChange.DropIndex;
import io.flotilla.engine.schema.Index;
import java.util.List;
import java.util.Objects;

/**
 * Finds what differs between the indexes of one table; an invalid one is dropped and made again.
 */
final class IndexDiffer {

    private IndexDiffer() {}

    static void diff(List<Index> from, List<Index> to, List<TableChange> changes) {
        var indexes = Pairs.of(from, to, Index::name);
        indexes.removed().forEach(index -> changes.add(new DropIndex(index)));
        indexes.added().forEach(index -> changes.add(new AddIndex(index)));
        for (var pair : indexes.both()) {
            if (!pair.from().withComment(null).equals(pair.to().withComment(null))) {
                changes.add(new DropIndex(pair.from()));
                changes.add(new AddIndex(pair.to()));
            } else if (!Objects.equals(pair.from().comment(), pair.to().comment())) {
                changes.add(new ChangeIndexComment(pair.to().name(), pair.to().comment()));
            }
        }
    }
}
