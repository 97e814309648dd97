package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.schema.ForeignKey.Action;
import java.util.Map;

/** Which of the servers it is, and what it takes for granted. */
record Flavour(boolean isMariaDb, Map<String, String> defaultCollations) {

    Flavour {
        defaultCollations = Map.copyOf(defaultCollations);
    }

    /** Of a character set. */
    String defaultCollation(String characterSet) {
        return defaultCollations.getOrDefault(characterSet, characterSet + "_bin");
    }

    /**
     * What a foreign key does that {@code SHOW CREATE TABLE} says nothing of: MariaDB 11.4 leaves
     * RESTRICT out and MySQL 8.4 NO ACTION, though both do the same with InnoDB.
     */
    Action usualAction() {
        return isMariaDb ? Action.RESTRICT : Action.NO_ACTION;
    }
}
