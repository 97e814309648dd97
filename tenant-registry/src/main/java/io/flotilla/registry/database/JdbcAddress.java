package io.flotilla.registry.database;

import io.flotilla.registry.credential.Secret;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;

/**
 * How the driver is to reach a database. The URL has host, port and database and nothing else; all
 * the rest goes as properties. Without a user's choice {@code sslmode} is {@code verify-full},
 * except on a loopback host, where it is {@code prefer}; connecting gives up after ten seconds.
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
        DriverOptions.require(database.options());
        return new JdbcAddress(
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(database.host(), database.port(), database.databaseName()),
                database.username(),
                password,
                DriverOptions.complete(database.host(), database.options()));
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
