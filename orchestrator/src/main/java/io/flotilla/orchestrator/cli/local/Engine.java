package io.flotilla.orchestrator.cli.local;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A kind of server, as addresses on the command line name it, and its clients' habits. */
enum Engine {
    POSTGRES(
            "postgres",
            List.of("postgres", "postgresql"),
            5432,
            "postgres://user@host:5432/database?schema=name",
            "PGUSER",
            "PGPASSWORD",
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full")),
    REDSHIFT(
            "redshift",
            List.of("redshift"),
            5439,
            "redshift://user@host:5439/database?schema=name",
            "PGUSER",
            "PGPASSWORD",
            List.of("disable", "verify-ca", "verify-full")),
    MYSQL(
            "mysql",
            List.of("mysql", "mariadb"),
            3306,
            "mysql://user@host:3306/database",
            "MYSQL_USER",
            "MYSQL_PWD",
            List.of("disabled", "preferred", "required", "verify_ca", "verify_identity"));

    private final String dialect;
    private final List<String> schemes;
    private final int port;
    private final String form;
    private final String userVariable;
    private final String passwordVariable;
    private final List<String> sslModes;

    Engine(
            String dialect,
            List<String> schemes,
            int port,
            String form,
            String userVariable,
            String passwordVariable,
            List<String> sslModes) {
        this.dialect = dialect;
        this.schemes = schemes;
        this.port = port;
        this.form = form;
        this.userVariable = userVariable;
        this.passwordVariable = passwordVariable;
        this.sslModes = sslModes;
    }

    static Optional<Engine> ofScheme(String scheme) {
        return Arrays.stream(values())
                .filter(engine -> engine.schemes.contains(scheme))
                .findFirst();
    }

    /** The one a dialect is spoken by. */
    static Engine ofDialect(String dialect) {
        return Arrays.stream(values())
                .filter(engine -> engine.dialect.equals(dialect))
                .findFirst()
                .orElse(POSTGRES);
    }

    /** What a dialect is called where privileges do not matter. */
    String dialect() {
        return dialect;
    }

    /** The usual one. */
    int port() {
        return port;
    }

    /** How an address is written. */
    String form() {
        return form;
    }

    /**
     * The environment variable for what an address does not say, as the engine's clients use it.
     */
    String userVariable() {
        return userVariable;
    }

    String passwordVariable() {
        return passwordVariable;
    }

    List<String> sslModes() {
        return sslModes;
    }
}
