package io.flotilla.engine.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether a server lets Flotilla do its work there. Changes nothing. For any thread. */
@FunctionalInterface
public interface ServerCheck {

    /** One round trip; ten seconds at most. */
    Finding look(Connection connection) throws SQLException;

    /**
     * What was found: {@code problem} says why no work can be done, {@code warnings} what works and
     * should be otherwise, all for people.
     */
    record Finding(String version, String user, @Nullable String problem, List<String> warnings) {

        public Finding {
            warnings = List.copyOf(warnings);
        }
    }
}
