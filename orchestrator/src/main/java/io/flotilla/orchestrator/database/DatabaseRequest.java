package io.flotilla.orchestrator.database;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.orchestrator.http.Required;
import io.flotilla.registry.credential.CredentialReference;
import io.flotilla.registry.database.JdbcAddress;
import io.flotilla.registry.database.NewDatabase;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body that registers a database. */
record DatabaseRequest(
        @Nullable String name,
        @Nullable String dialect,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String database,
        @Nullable String username,
        @Nullable CredentialReference password,
        @Nullable Map<String, String> options,
        @Nullable Integer connectionCap,
        @Nullable Map<String, String> labels) {
    private static final int DEFAULT_CAP = 16;

    NewDatabase toNewDatabase() {
        var spoken = Dialects.require(Objects.requireNonNullElse(dialect, "postgres")).name();
        return new NewDatabase(
                Required.field("name", name),
                spoken,
                Required.field("host", host),
                Objects.requireNonNullElse(port, JdbcAddress.usualPort(spoken)),
                Required.field("database", database),
                Required.field("username", username),
                Required.field("password", password),
                Objects.requireNonNullElse(options, Map.of()),
                Objects.requireNonNullElse(connectionCap, DEFAULT_CAP),
                Objects.requireNonNullElse(labels, Map.of()));
    }
}
