package io.flotilla.engine.apply;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Hands a connection out that stays open, and counts the schemas that are inspected on it. */
final class CountedConnection {

    private final Connection connection;
    private int inspections;

    CountedConnection(Connection connection) {
        this.connection = connection;
    }

    int inspections() {
        return inspections;
    }

    Connection handle() {
        return (Connection)
                Proxy.newProxyInstance(
                        CountedConnection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> call(method, arguments));
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("close")) {
            return null;
        }
        if (method.getName().equals("prepareStatement")
                && arguments != null
                && String.valueOf(arguments[0]).contains("json_agg")) {
            inspections++;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
