package io.flotilla.orchestrator.cli.local;

import io.flotilla.engine.Nearest;
import io.flotilla.engine.dialect.SchemaName;
import io.flotilla.orchestrator.cli.CommandFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code postgres://user@host:port/database?schema=name}. Taken apart here, field by field, and
 * never handed to the driver as a whole.
 */
record PostgresUrl(
        String host,
        int port,
        String database,
        @Nullable String user,
        String schema,
        @Nullable String password,
        @Nullable String sslmode) {
    private static final int DEFAULT_PORT = 5432;
    private static final List<String> PARAMETERS = List.of("schema", "password", "sslmode");
    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final String FORM = "postgres://user@host:5432/database?schema=name";

    static PostgresUrl parse(String text) {
        var uri = uri(text);
        var scheme = text.substring(0, text.indexOf("://"));
        if (!scheme.equals("postgres") && !scheme.equals("postgresql")) {
            throw CommandFailure.usage(
                    "'%s' is not a kind of database this version knows".formatted(scheme),
                    "write " + FORM);
        }
        var path = uri.getPath() == null ? "" : uri.getPath();
        if (uri.getHost() == null || path.length() < 2 || path.indexOf('/', 1) >= 0) {
            throw CommandFailure.usage("the address needs a host and a database", "write " + FORM);
        }
        var user = uri.getUserInfo();
        if (user != null && user.contains(":")) {
            throw CommandFailure.usage(
                    "a password does not belong in an address, where others can read it",
                    "set PGPASSWORD, or add password=env:NAME to the address");
        }
        var parameters = parameters(uri.getRawQuery());
        return new PostgresUrl(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                path.substring(1),
                user,
                schema(parameters.getOrDefault("schema", "public")),
                reference(parameters.get("password")),
                sslMode(parameters.get("sslmode")));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw CommandFailure.usage(
                    "not an address: " + e.getReason(),
                    "write %s; other characters as %%20 and the like".formatted(FORM));
        }
    }

    private static Map<String, String> parameters(@Nullable String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var part : query == null || query.isEmpty() ? List.<String>of() : split(query)) {
            var equals = part.indexOf('=');
            var name = equals < 0 ? part : part.substring(0, equals);
            if (!PARAMETERS.contains(name)) {
                throw CommandFailure.usage(
                        "unknown parameter '%s' in the address%s"
                                .formatted(name, Nearest.hint(name, PARAMETERS)),
                        "known are " + String.join(", ", PARAMETERS));
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

    private static @Nullable String sslMode(@Nullable String mode) {
        if (mode != null && !SSL_MODES.contains(mode)) {
            throw CommandFailure.usage(
                    "unknown sslmode '%s'%s".formatted(mode, Nearest.hint(mode, SSL_MODES)),
                    "known are " + String.join(", ", SSL_MODES));
        }
        return mode;
    }

    @Override
    public String toString() {
        return "%s:%d/%s, schema %s".formatted(host, port, database, schema);
    }
}
