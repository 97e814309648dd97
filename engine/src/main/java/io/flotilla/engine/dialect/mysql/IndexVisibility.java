package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexOptions;
import java.util.Optional;

/** Hides an index from the server's planner, or shows it, without building it. */
final class IndexVisibility {

    private IndexVisibility() {}

    /** Empty where something else changes too. */
    static Optional<String> change(Index from, Index to) {
        var before = (IndexOptions.MySql) from.options();
        var after = (IndexOptions.MySql) to.options();
        if (java.util.Objects.equals(before.hidden(), after.hidden())
                || !from.withOptions(to.options()).equals(to)
                || !shown(before).equals(shown(after))) {
            return Optional.empty();
        }
        var word =
                after.hidden() != null
                        ? after.hidden()
                        : "IGNORED".equals(before.hidden()) ? "NOT IGNORED" : "VISIBLE";
        return Optional.of("ALTER INDEX %s %s".formatted(Identifiers.quoted(to.name()), word));
    }

    private static IndexOptions.MySql shown(IndexOptions.MySql options) {
        return new IndexOptions.MySql(
                options.prefixes(), options.descending(), null, options.parameters());
    }
}
