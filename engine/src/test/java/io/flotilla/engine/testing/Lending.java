package io.flotilla.engine.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * Connections that stay open when their takers close them, as a pool's do: what they have prepared
 * need not be planned again, which for an inspection takes ten times its run. For any number of
 * threads.
 */
public final class Lending implements AutoCloseable {

    /** Opens a connection. */
    public interface Source {
        Connection open() throws SQLException;
    }

    /** In seconds. */
    private static final int PATIENCE = 5;

    private final Source source;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    public Lending(Source source) {
        this.source = source;
    }

    /** One that works, outside a transaction. */
    public Connection take() throws SQLException {
        var connection = idle.poll();
        while (connection != null && !connection.isValid(PATIENCE)) {
            connection.close();
            connection = idle.poll();
        }
        return lent(connection == null ? source.open() : connection);
    }

    private Connection lent(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        Lending.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> call(connection, method, arguments));
    }

    private @Nullable Object call(
            Connection connection, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("close")) {
            takeBack(connection);
            return null;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void takeBack(Connection connection) throws SQLException {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        idle.push(connection);
    }

    @Override
    public void close() throws SQLException {
        for (var connection : idle) {
            connection.close();
        }
        idle.clear();
    }
}
