package io.flotilla.engine.dialect;

import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Which statements an online schema change tool can carry out in the server's stead: one that
 * copies a table beside its use, and then has the copy take its place. Stateless, for any thread.
 */
public interface OnlineChanges {

    /** Of a server that alters tables without such help. */
    OnlineChanges NONE =
            new OnlineChanges() {
                @Override
                public Optional<String> refusal(String sql) {
                    return Optional.of(
                            "tools change tables of MySQL and MariaDB only: take 'tool' out");
                }

                @Override
                public Optional<String> refusal(String sql, Schema before) {
                    return refusal(sql);
                }

                @Override
                public Optional<String> reservation(Statement statement, Schema before) {
                    return refusal(statement.sql());
                }

                @Override
                public Task task(String sql) {
                    throw new IllegalArgumentException(sql);
                }

                @Override
                public Optional<Trace> trace(Schema live, String sql) {
                    return Optional.empty();
                }
            };

    /** Why no tool can be given the statement, and what to do; empty if one can. */
    Optional<String> refusal(String sql);

    /** The same, for the statement in a schema: what its table has, and tools do not keep. */
    Optional<String> refusal(String sql, Schema before);

    /**
     * Why a planner leaves the statement to the server although a tool is asked for; a person may
     * think otherwise, unless it is refused.
     */
    Optional<String> reservation(Statement statement, Schema before);

    /**
     * What a tool is to do.
     *
     * @throws IllegalArgumentException of a statement that is refused
     */
    Task task(String sql);

    /**
     * What tools have in {@code live} while they carry the statement out, and leave if they die.
     */
    Optional<Trace> trace(Schema live, String sql);

    /** The table, and what {@code ALTER TABLE} says after its name. */
    record Task(String table, String alter) {}

    /**
     * What a tool has made: {@code without} is the schema as it would be without it, {@code found}
     * names it, {@code removal} are the statements that take it away once no tool is at work.
     */
    record Trace(Schema without, List<String> found, List<String> removal) {
        public Trace {
            found = List.copyOf(found);
            removal = List.copyOf(removal);
        }
    }
}
