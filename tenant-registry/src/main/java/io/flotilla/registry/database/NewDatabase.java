package io.flotilla.registry.database;

import io.flotilla.registry.credential.CredentialReference;
import io.flotilla.registry.label.Labels;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A database to be registered. Refuses, with a message for people, every field that is not valid or
 * could bend the address made of it.
 */
public record NewDatabase(
        String name,
        String dialect,
        String host,
        int port,
        String databaseName,
        String username,
        CredentialReference password,
        Map<String, String> options,
        int connectionCap,
        Map<String, String> labels) {

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");
    private static final int MOST_CONNECTIONS = 1_000;

    public NewDatabase {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "database name '%s': give 1 to 63 letters, digits, '-', '_' or '.', starting and ending with a letter or digit"
                            .formatted(name));
        }
        AddressRules.require(dialect, host, port, databaseName, username);
        DriverOptions.of(dialect).require(options);
        if (connectionCap < 1 || connectionCap > MOST_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "connection cap %d: give 1 to %d".formatted(connectionCap, MOST_CONNECTIONS));
        }
        options = Map.copyOf(options);
        labels = Labels.require(labels);
    }
}
