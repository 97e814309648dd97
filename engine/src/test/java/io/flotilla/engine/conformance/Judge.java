package io.flotilla.engine.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Says what a schema is without the engine's help, so that two of the same name, each in a database
 * of its own, can be compared. For any thread.
 */
interface Judge {

    Facts look(Workplace workplace) throws SQLException;

    /** For reports. */
    String name();

    /** One that minds the order of columns as well, where it can. */
    default Judge strict() {
        return this;
    }

    /** pg_dump where there is one for the server, else a question of our own. */
    static Judge find(PostgresServer server) throws SQLException, IOException {
        var dump = DumpJudge.find(server);
        if (dump.isPresent()) {
            return dump.get();
        }
        try (var file = Judge.class.getResourceAsStream("facts.sql")) {
            return new OfCatalog(new String(Objects.requireNonNull(file).readAllBytes(), UTF_8));
        }
    }

    /**
     * Asks a catalog query about {@link Workplace#TENANT}. The schema is the search path meanwhile.
     */
    record OfCatalog(String question) implements Judge {

        /** The question of a corpus, which is about a whole database. */
        static OfCatalog within(String question) {
            return new OfCatalog(Facts.within(question, Workplace.TENANT));
        }

        @Override
        public String name() {
            return "catalog facts";
        }

        @Override
        public Facts look(Workplace workplace) throws SQLException {
            var connection = workplace.connection();
            Answers.execute(connection, "SET search_path TO " + Workplace.TENANT);
            try {
                return Facts.read(connection, question);
            } finally {
                Answers.execute(connection, "RESET search_path");
            }
        }
    }
}
