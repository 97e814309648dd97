package io.flotilla.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FingerprintReaderTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    /** The fake inspector leaves it alone. */
    private static Connection connection;

    private final List<Schema> met = new ArrayList<>();

    @BeforeAll
    static void connect() throws SQLException {
        connection = SERVER.connect();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void inspectsOneSchemaOfEachKind() throws SQLException {
        var inspector = new ChangingInspector().with("blue", "a", "b", "c").with("red", "d", "e");

        var readings = read(inspector, "a", "b", "c", "d", "e");

        assertThat(readings)
                .containsEntry("b", found("blue"))
                .containsEntry("c", found("blue"))
                .containsEntry("e", found("red"))
                .hasSize(5);
        assertThat(inspector.inspected).isEqualTo(2);
        assertThat(met)
                .containsExactlyInAnyOrder(
                        ChangingInspector.schema("blue"), ChangingInspector.schema("red"));
    }

    @Test
    void remembersAcrossCalls() throws SQLException {
        var inspector = new ChangingInspector().with("blue", "a", "b");
        var reader = new FingerprintReader(inspector, (_, _) -> {});
        reader.read(connection, List.of("a"), (_, _) -> {});

        var readings = new HashMap<String, Reading>();
        reader.read(connection, List.of("b"), readings::put);

        assertThat(readings).containsExactly(Map.entry("b", found("blue")));
        assertThat(inspector.inspected).isEqualTo(1);
    }

    @Test
    void saysWhatIsMissingOrNotModelledOfEachSchemaByItself() throws SQLException {
        var inspector = new ChangingInspector().with("blue", "a").withUnsupported("b", "c");

        var readings = read(inspector, "a", "b", "c", "d");

        assertThat(readings.get("d")).isEqualTo(new Reading.Missing());
        for (var schema : List.of("b", "c")) {
            assertThat(readings.get(schema))
                    .isInstanceOfSatisfying(
                            Reading.Unsupported.class,
                            it -> assertThat(it.reason().schema()).isEqualTo(schema));
        }
    }

    @Test
    void inspectsWhatHasNoDigest() throws SQLException {
        var inspector = new ChangingInspector().with("blue", "a", "b").withoutDigestOf("a");

        var readings = read(inspector, "a", "b");

        assertThat(readings.values()).containsOnly(found("blue"));
        assertThat(inspector.inspected).isEqualTo(2);
        assertThat(met).containsExactly(ChangingInspector.schema("blue"));
    }

    @Test
    void learnsNothingFromASchemaThatChangedMeanwhile() throws SQLException {
        var inspector = new ChangingInspector().with("blue", "a", "b").changing("a", "red");

        var readings = read(inspector, "a", "b");

        assertThat(readings)
                .containsEntry("a", found("red"))
                .containsEntry("b", found("blue"))
                .hasSize(2);
    }

    @Test
    void givesDigestsUpWhereHardlyTwoSchemasAreAlike() throws SQLException {
        var inspector = new ChangingInspector();
        var names = IntStream.range(0, 900).mapToObj(n -> "s" + n).toList();
        names.forEach(name -> inspector.with("word " + name, name));

        var readings = read(inspector, names.toArray(String[]::new));

        assertThat(readings).hasSize(900).containsEntry("s899", found("word s899"));
        assertThat(inspector.digested).isLessThan(900);
    }

    private Map<String, Reading> read(ChangingInspector inspector, String... schemas)
            throws SQLException {
        var readings = new HashMap<String, Reading>();
        new FingerprintReader(inspector, (_, schema) -> met.add(schema))
                .read(
                        connection,
                        List.of(schemas),
                        (schema, reading) ->
                                assertThat(readings.put(schema, reading)).as(schema).isNull());
        return readings;
    }

    private static Reading found(String word) {
        return new Reading.Found(fingerprint(word));
    }

    private static Fingerprint fingerprint(String word) {
        return Fingerprinter.fingerprint(ChangingInspector.schema(word));
    }
}
