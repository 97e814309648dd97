package io.flotilla.engine.dialect.redshift;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection of the genuine Redshift driver whose plain statements are translated for the
 * stand-in on their way. Everything else is the driver's.
 */
public final class StandInConnection {

    private static final Set<String> RUNS = Set.of("execute", "executeQuery", "executeUpdate");

    private StandInConnection() {}

    public static Connection of(Connection driver) {
        return proxy(
                Connection.class,
                (_, method, arguments) -> {
                    if (method.getName().equals("setReadOnly") && arguments != null) {
                        setReadOnly(driver, (boolean) arguments[0]);
                        return null;
                    }
                    var result = call(method, driver, arguments);
                    return method.getName().equals("createStatement")
                            ? statement((Statement) result)
                            : result;
                });
    }

    /** The driver sets {@code readonly}, a parameter that only Redshift has. */
    private static void setReadOnly(Connection driver, boolean readOnly) throws SQLException {
        try (var statement = driver.createStatement()) {
            statement.execute(
                    "SET SESSION CHARACTERISTICS AS TRANSACTION "
                            + (readOnly ? "READ ONLY" : "READ WRITE"));
        }
    }

    private static Statement statement(Statement driver) {
        return proxy(
                Statement.class,
                (_, method, arguments) -> {
                    if (!RUNS.contains(method.getName())
                            || arguments == null
                            || arguments.length != 1) {
                        return call(method, driver, arguments);
                    }
                    var statements = StandInTranslation.of((String) arguments[0]);
                    var result = call(method, driver, new Object[] {statements.getFirst()});
                    for (var note : statements.subList(1, statements.size())) {
                        driver.execute(note);
                    }
                    return result;
                });
    }

    private static @Nullable Object call(
            Method method, Object target, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
