package io.flotilla.engine.plan;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.schema.Schema;
import java.util.List;
import java.util.stream.Collectors;

/** Schemas and differences as SQL, for people and for scratch schemas; proves nothing. */
public final class SchemaSql {

    private static final PlanPolicy IN_PLACE = new PlanPolicy(PlanPolicy.Drops.DROP, false, false);

    private SchemaSql() {}

    /** The statements that make the schema out of nothing, in order, all transactional. */
    public static List<String> create(Dialect dialect, Schema schema) {
        return Script.of(dialect, Schema.EMPTY, schema, IN_PLACE).sql();
    }

    /** What turns one into the other, in order, things changed in place and dropped. */
    static List<Draft> drafts(Dialect dialect, Schema from, Schema to) {
        return Script.of(dialect, from, to, IN_PLACE).drafts();
    }

    /**
     * What would turn {@code from} into {@code to}, one statement after the other, each ended by a
     * semicolon; empty where nothing differs. Things are changed in place and dropped. What cannot
     * be changed is a comment that says why.
     */
    public static String difference(Dialect dialect, Schema from, Schema to) {
        try {
            return Script.of(dialect, from, to, IN_PLACE).sql().stream()
                    .map(sql -> sql + ";\n")
                    .collect(Collectors.joining());
        } catch (PlanRefused e) {
            return e.reasons().stream()
                    .map(reason -> "-- " + reason + "\n")
                    .collect(Collectors.joining());
        }
    }
}
