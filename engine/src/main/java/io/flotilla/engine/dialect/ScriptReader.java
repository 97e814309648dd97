package io.flotilla.engine.dialect;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.schema.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads SQL that declares a desired state: where each statement is, and whether it may run. */
public interface ScriptReader {

    /** The statements of a script in order, each with the verdict on it. */
    List<ScriptStatement> read(String script);

    /**
     * What the script's {@code -- flotilla:renamed from=…} comments say, in order.
     *
     * @throws DirectiveInvalid if one is not before something that can be renamed
     */
    List<Rename> renames(String script);

    /** How far into the statement the server found the fault; 0 where it does not say. */
    int faultOffset(SQLException failure);

    /**
     * What the connection's open transaction made or changed outside the given schema, each as the
     * server describes it.
     */
    List<String> listStrays(Connection connection, String schema) throws SQLException;

    /**
     * The routines of the schema whose bodies are none, for instance because they name a table that
     * is not there.
     */
    List<BrokenBody> listBrokenBodies(Connection connection, String schema) throws SQLException;

    /** A routine, its body as it was written, and what the server says about it. */
    record BrokenBody(String routine, String body, String reason) {}

    /**
     * What the statement declares or alters by its words, the most particular first; empty where it
     * cannot be told. Best effort: the server is not asked.
     */
    List<ObjectName> declared(String sql);

    /** Whether the server takes the word as a name only in quotes. */
    boolean isKeyword(String word);

    /** One statement and where in its script it begins, comments before it not counted. */
    record ScriptStatement(int offset, String sql, Verdict verdict) {}

    /** What to do with a statement. */
    sealed interface Verdict {

        /** Run it, outside a transaction if it is not transactional. */
        record Run(boolean transactional) implements Verdict {}

        /** It says nothing about the schema, such as a setting in the head of a dump. */
        record Ignore() implements Verdict {}

        /** Whether what follows is to be read for bodies that are none. */
        record CheckBodies(boolean check) implements Verdict {}

        /** It says something, and that is not managed; {@code notice} tells a person so. */
        record LeaveOut(String notice) implements Verdict {}

        record Refuse(String reason) implements Verdict {}
    }
}
