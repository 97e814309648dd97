package io.flotilla.registry.database;

import io.flotilla.registry.credential.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * How the driver is to reach a database. The URL has host, port and database and nothing else; all
 * the rest goes as properties. Without a user's choice the server's certificate and name are
 * verified, except on a loopback host, where TLS is used if it is there; connecting gives up after
 * ten seconds.
 *
 * @param options what is given to the driver besides user and password
 */
public record JdbcAddress(String url, String user, Secret password, Map<String, String> options) {

    public JdbcAddress {
        options = Collections.unmodifiableMap(options);
    }

    /**
     * Checks all fields again: a row of the control database is no more trusted than a request.
     *
     * @throws IllegalArgumentException naming the field that is not valid
     */
    public static JdbcAddress of(Database database, Secret password) {
        AddressRules.require(
                database.dialect(),
                database.host(),
                database.port(),
                database.databaseName(),
                database.username());
        var driver = DriverOptions.of(database.dialect());
        driver.require(database.options());
        return new JdbcAddress(
                driver.url(database.host(), database.port(), database.databaseName()),
                database.username(),
                password,
                driver.complete(database.host(), database.options()));
    }

    /** The port that servers of a dialect listen on unless told otherwise. */
    public static int usualPort(String dialect) {
        return DriverOptions.of(dialect).usualPort();
    }

    /** A new connection; the caller closes it. Drivers are not looked up, but named. */
    public Connection connect() throws SQLException {
        var driver =
                switch (url.split(":", 3)[1]) {
                    case "mysql" -> new com.mysql.cj.jdbc.Driver();
                    case "redshift" -> new com.amazon.redshift.Driver();
                    default -> new org.postgresql.Driver();
                };
        return Objects.requireNonNull(driver.connect(url, properties()), "the driver's own URL");
    }

    /**
     * All properties, the password in clear among them; a new object at each call. Do not print.
     */
    public Properties properties() {
        var properties = new Properties();
        properties.putAll(options);
        properties.setProperty("user", user);
        properties.setProperty("password", password.expose());
        return properties;
    }
}
