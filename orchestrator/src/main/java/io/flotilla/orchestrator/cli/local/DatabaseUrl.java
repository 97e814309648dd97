package io.flotilla.orchestrator.cli.local;

import io.flotilla.engine.Nearest;
import io.flotilla.engine.dialect.SchemaName;
import io.flotilla.orchestrator.cli.CommandFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code postgres://user@host:port/database?schema=name}, {@code redshift://…} likewise, or {@code
 * mysql://user@host:port/database}, where a database is what is a schema elsewhere. Taken apart
 * here, field by field, and never handed to the driver as a whole.
 */
record DatabaseUrl(
        Engine engine,
        String host,
        int port,
        String database,
        @Nullable String user,
        String schema,
        @Nullable String password,
        @Nullable String sslmode) {
    /** Where a constant is wanted: all of {@link Engine#form}, in short. */
    static final String SHAPES =
            "postgres://user@host/database?schema=name, redshift://… likewise or mysql://user@host/database";

    private static final String FORMS =
            Arrays.stream(Engine.values()).map(Engine::form).collect(Collectors.joining(" or "));

    static DatabaseUrl parse(String text) {
        var scheme = text.substring(0, Math.max(0, text.indexOf("://")));
        var engine =
                Engine.ofScheme(scheme)
                        .orElseThrow(
                                () ->
                                        CommandFailure.usage(
                                                "'%s' is not a kind of database this version knows"
                                                        .formatted(scheme),
                                                "write " + FORMS));
        var uri = uri(text, engine);
        var path = uri.getPath() == null ? "" : uri.getPath();
        if (uri.getHost() == null || path.length() < 2 || path.indexOf('/', 1) >= 0) {
            throw CommandFailure.usage(
                    "the address needs a host and a database", "write " + engine.form());
        }
        var user = uri.getUserInfo();
        if (user != null && user.contains(":")) {
            throw CommandFailure.usage(
                    "a password does not belong in an address, where others can read it",
                    "set %s, or add password=env:NAME to the address"
                            .formatted(engine.passwordVariable()));
        }
        var database = path.substring(1);
        var parameters = parameters(uri.getRawQuery(), engine);
        return new DatabaseUrl(
                engine,
                uri.getHost(),
                uri.getPort() < 0 ? engine.port() : uri.getPort(),
                database,
                user,
                switch (engine) {
                    case POSTGRES, REDSHIFT -> schema(parameters.getOrDefault("schema", "public"));
                    case MYSQL -> schema(database);
                },
                reference(parameters.get("password")),
                sslMode(parameters.get("sslmode"), engine));
    }

    private static URI uri(String text, Engine engine) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw CommandFailure.usage(
                    "not an address: " + e.getReason(),
                    "write %s; other characters as %%20 and the like".formatted(engine.form()));
        }
    }

    private static Map<String, String> parameters(@Nullable String query, Engine engine) {
        var known = known(engine);
        var parameters = new LinkedHashMap<String, String>();
        for (var part : query == null || query.isEmpty() ? List.<String>of() : split(query)) {
            var equals = part.indexOf('=');
            var name = equals < 0 ? part : part.substring(0, equals);
            if (!known.contains(name)) {
                throw CommandFailure.usage(
                        "unknown parameter '%s' in the address%s"
                                .formatted(name, Nearest.hint(name, known)),
                        "known are " + String.join(", ", known));
            }
            parameters.put(
                    name,
                    equals < 0
                            ? ""
                            : URLDecoder.decode(
                                    part.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static List<String> known(Engine engine) {
        return switch (engine) {
            case POSTGRES, REDSHIFT -> List.of("schema", "password", "sslmode");
            case MYSQL -> List.of("password", "sslmode");
        };
    }

    private static List<String> split(String query) {
        return List.of(query.split("&", -1));
    }

    private static String schema(String name) {
        try {
            return SchemaName.require(name);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()), null);
        }
    }

    private static @Nullable String reference(@Nullable String password) {
        if (password != null && !password.matches("env:[A-Za-z_][A-Za-z0-9_]*")) {
            throw CommandFailure.usage(
                    "password= names an environment variable and is no password itself",
                    "write password=env:NAME");
        }
        return password == null ? null : password.substring("env:".length());
    }

    private static @Nullable String sslMode(@Nullable String mode, Engine engine) {
        if (mode != null && !engine.sslModes().contains(mode)) {
            throw CommandFailure.usage(
                    "unknown sslmode '%s'%s".formatted(mode, Nearest.hint(mode, engine.sslModes())),
                    "known are " + String.join(", ", engine.sslModes()));
        }
        return mode;
    }

    @Override
    public String toString() {
        return switch (engine) {
            case POSTGRES, REDSHIFT ->
                    "%s:%d/%s, schema %s".formatted(host, port, database, schema);
            case MYSQL -> "%s:%d/%s".formatted(host, port, database);
        };
    }
}
