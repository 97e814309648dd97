package io.flotilla.engine.fingerprint;

import io.flotilla.engine.schema.ColumnOptions;
import io.flotilla.engine.schema.IndexOptions;
import io.flotilla.engine.schema.TableOptions;

/** What lines say that is MySQL's and MariaDB's alone. */
final class MySqlLines {

    private MySqlLines() {}

    static Line with(Line line, TableOptions.MySql options) {
        return line.with("columns", options.columnOrder())
                .with("engine", options.engine())
                .with("character-set", options.characterSet())
                .with("collation", options.collation())
                .with("row-format", options.rowFormat())
                .with("parameters", options.parameters().stream().sorted().toList())
                .with("periods", options.periods())
                .with("system-versioned", options.systemVersioned())
                .with("partitioning", options.partitioning());
    }

    static Line with(Line line, ColumnOptions.MySql options) {
        return line.with("character-set", options.characterSet())
                .with("auto-increment", options.autoIncrement())
                .with("on-update", options.onUpdate())
                .with("stored", options.stored())
                .with("invisible", options.invisible())
                .with("check", options.check())
                .with("attributes", options.attributes());
    }

    static Line with(Line line, IndexOptions.MySql options) {
        return line.with("prefixes", options.prefixes())
                .with("descending", options.descending().stream().map(String::valueOf).toList())
                .with("hidden", options.hidden())
                .with("parameters", options.parameters());
    }
}
