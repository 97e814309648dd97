package io.flotilla.orchestrator.simulated;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of text, as a server would return them. */
record Answer(List<String> columns, List<List<@Nullable String>> rows) {

    static Answer of(String column, String value) {
        return new Answer(List.of(column), List.of(List.of(value)));
    }

    static Answer none(String column) {
        return new Answer(List.of(column), List.of());
    }

    /** The same about another schema: where a value is the one's name, it is now the other's. */
    Answer naming(String schema, String other) {
        var named = new ArrayList<List<@Nullable String>>();
        for (var row : rows) {
            var values = new ArrayList<@Nullable String>(row);
            values.replaceAll(value -> schema.equals(value) ? other : value);
            named.add(values);
        }
        return new Answer(columns, named);
    }

    /** With the rows of an answer to the same query. */
    Answer and(Answer more) {
        var all = new ArrayList<>(rows);
        all.addAll(more.rows);
        return new Answer(columns, all);
    }
}
