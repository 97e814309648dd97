package io.flotilla.engine.schema;

import java.util.List;

/**
 * Everything Flotilla models in one schema, without the schema's own name. Lists are ordered by
 * object name, so that two inspections of the same structure are equal.
 */
public record Schema(
        List<Table> tables, List<Sequence> sequences, List<EnumType> enums, List<View> views) {

    public static final Schema EMPTY = new Schema(List.of(), List.of(), List.of(), List.of());

    public Schema {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        enums = List.copyOf(enums);
        views = List.copyOf(views);
    }

    public Schema withTables(List<Table> tables) {
        return new Schema(tables, sequences, enums, views);
    }
}
