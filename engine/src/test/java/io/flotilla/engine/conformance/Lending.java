package io.flotilla.engine.conformance;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Connections that stay open when their takers close them, as a pool's do: what they have prepared
 * need not be planned again. For one thread.
 */
final class Lending implements AutoCloseable {

    /** Opens a connection. */
    interface Source {
        Connection open() throws SQLException;
    }

    private final Source source;
    private final Deque<Connection> idle = new ArrayDeque<>();

    Lending(Source source) {
        this.source = source;
    }

    Connection take() throws SQLException {
        var connection = idle.isEmpty() ? source.open() : idle.pop();
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
            idle.push(connection);
            return null;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws SQLException {
        for (var connection : idle) {
            connection.close();
        }
        idle.clear();
    }
}
