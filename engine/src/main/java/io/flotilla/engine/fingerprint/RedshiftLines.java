package io.flotilla.engine.fingerprint;

import io.flotilla.engine.schema.TableOptions;
import io.flotilla.engine.schema.TableOptions.Distribution;
import io.flotilla.engine.schema.TableOptions.SortKey;

/** What lines say that is Redshift's alone. */
final class RedshiftLines {

    private RedshiftLines() {}

    static Line with(Line line, TableOptions.Redshift options) {
        var distributed =
                switch (options.distribution()) {
                    case Distribution.Auto() -> line;
                    case Distribution.Even() -> line.with("distribution", "even");
                    case Distribution.All() -> line.with("distribution", "all");
                    case Distribution.Key(var column) ->
                            line.with("distribution", "key").with("distribution-key", column);
                };
        return switch (options.sortKey()) {
            case SortKey.Auto() -> distributed;
            case SortKey.Compound(var columns) -> distributed.with("sort-key", columns);
            case SortKey.Interleaved(var columns) ->
                    distributed.with("sort-key", columns).with("interleaved", true);
        };
    }
}
