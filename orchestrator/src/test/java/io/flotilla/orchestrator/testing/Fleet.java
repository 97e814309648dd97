package io.flotilla.orchestrator.testing;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.testing.TenantServer.TenantDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** A registered database with tenants' schemas, for tests that need a fleet to work on. */
public final class Fleet {
    private Fleet() {}

    /** A registered database; its name in the registry is its name on the server. */
    public record Registered(TenantDatabase database) {
        public String name() {
            return database.database();
        }

        /** Finds all schemas that match the pattern and makes targets of them. */
        public Registered discover(String pattern) {
            Api.as(Role.OPERATOR)
                    .body(Map.of("pattern", pattern, "apply", true))
                    .post("/api/v1/databases/%s/discover".formatted(name()))
                    .then()
                    .statusCode(200);
            return this;
        }
    }

    /** Makes an empty database on the tenants' server and registers it over the API. */
    public static Registered register() {
        var database = TenantServer.createDatabase();
        Api.as(Role.ADMIN).body(body(database)).post("/api/v1/databases").then().statusCode(201);
        return new Registered(database);
    }

    /** The body that registers a database; change what a test is about. */
    public static Map<String, Object> body(TenantDatabase database) {
        var body = new HashMap<String, Object>();
        body.put("name", database.database());
        body.put("host", database.host());
        body.put("port", database.port());
        body.put("database", database.database());
        body.put("username", database.username());
        body.put("password", passwordReference());
        body.put("connectionCap", 4);
        return body;
    }

    /** The server lets everybody in; a reference has to lead somewhere all the same. */
    private static String passwordReference() {
        try {
            var file = Files.createTempFile("flotilla-test", ".password");
            file.toFile().deleteOnExit();
            return "file:" + Files.writeString(file, "any");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
