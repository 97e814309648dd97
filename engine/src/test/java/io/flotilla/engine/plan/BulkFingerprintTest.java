package io.flotilla.engine.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.Inspector.Inspection;
import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.inspect.FingerprintReader;
import io.flotilla.engine.inspect.Reading;
import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Reading many schemas at once finds what reading each finds, and by few inspections: over both
 * states of every case, and random schemas, two of each.
 */
class BulkFingerprintTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final int RANDOM = 40;

    private static final Map<String, String> SCHEMAS = new LinkedHashMap<>();
    private static Connection connection;

    @BeforeAll
    static void create() throws SQLException, IOException {
        var url = SERVER.createDatabase();
        connection = DriverManager.getConnection(url);
        // the driver sends scripts whole, and leaves it to the server where statements end
        var whole = url + (url.contains("?") ? "&" : "?") + "preferQueryMode=simple";
        try (var scripts = DriverManager.getConnection(whole)) {
            SERVER.createRoles("app", "reader", "Report", "fuzz_app", "fuzz_reader");
            for (var dialect : Dialects.names()) {
                for (var example : Case.all(dialect)) {
                    create(scripts, example.from());
                    create(scripts, example.to());
                }
            }
            for (var seed = 1; seed <= RANDOM; seed++) {
                create(scripts, RandomSchema.sql(seed));
                create(scripts, RandomSchema.sqlWithGrants(seed));
            }
        }
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @EnumSource
    void equalDigestsMeanEqualSchemas(Privileges privileges) throws SQLException {
        var inspector = inspector(privileges);
        var digests = inspector.digestAll(connection, names());
        var inspections = inspector.inspectAll(connection, names());

        var found =
                digests.keySet().stream()
                        .collect(
                                groupingBy(
                                        digests::get,
                                        mapping(name -> reading(inspections.get(name)), toSet())));

        assertThat(found).hasSizeGreaterThan(RANDOM);
        assertThat(found.values()).allSatisfy(readings -> assertThat(readings).hasSize(1));
    }

    @ParameterizedTest
    @EnumSource
    void schemasMadeTheSameWayHaveTheSameDigest(Privileges privileges) throws SQLException {
        var inspector = inspector(privileges);
        var digests = inspector.digestAll(connection, names());

        var bySql =
                SCHEMAS.keySet().stream()
                        .collect(groupingBy(SCHEMAS::get, mapping(digests::get, toSet())));

        assertThat(bySql).allSatisfy((_, same) -> assertThat(same).hasSize(1));
    }

    @ParameterizedTest
    @EnumSource
    void bulkAndSinglePathAgree(Privileges privileges) throws SQLException {
        var inspector = inspector(privileges);
        var inBulk = new LinkedHashMap<String, Reading>();
        new FingerprintReader(inspector, (_, _) -> {}).read(connection, names(), inBulk::put);

        var inspections = inspector.inspectAll(connection, names());

        assertThat(inBulk).hasSameSizeAs(SCHEMAS);
        assertThat(inBulk)
                .allSatisfy(
                        (name, reading) ->
                                assertThat(comparable(reading))
                                        .isEqualTo(reading(inspections.get(name))));
    }

    private static Inspector inspector(Privileges privileges) {
        return Dialects.require("postgres").with(privileges).inspector();
    }

    private static List<String> names() {
        return List.copyOf(SCHEMAS.keySet());
    }

    private static Object reading(Inspection inspection) {
        return switch (inspection) {
            case Inspection.Found(var schema) -> Fingerprinter.fingerprint(schema);
            case Inspection.Missing() -> "missing";
            case Inspection.Unsupported(var reason) -> reason.objects();
        };
    }

    private static Object comparable(Reading reading) {
        return switch (reading) {
            case Reading.Found(var fingerprint) -> fingerprint;
            case Reading.Missing() -> "missing";
            case Reading.Unsupported(var reason) -> reason.objects();
        };
    }

    /** Twice, so that each has an equal. What does not load is another test's to report. */
    private static void create(Connection scripts, String sql) throws SQLException {
        for (var time = 1; time <= 2; time++) {
            var name = "s" + SCHEMAS.size();
            try (var statement = scripts.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute("CREATE SCHEMA %1$s; SET search_path = %1$s".formatted(name));
                try {
                    statement.execute(sql.isBlank() ? "SELECT" : sql);
                    SCHEMAS.put(name, sql);
                } catch (SQLException e) {
                    statement.execute("DROP SCHEMA %s CASCADE".formatted(name));
                }
                statement.execute("RESET search_path");
            }
        }
    }
}
