package io.flotilla.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.TableSizes.TableSize;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTableSizesTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    @Test
    void readsWhatTheServerKnowsOfTables() throws SQLException {
        var schema = SERVER.createSchema();
        try (var connection = SERVER.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    SET search_path TO %s;
                    CREATE TABLE known AS SELECT g AS id FROM generate_series(1, 1000) g;
                    ANALYZE known;
                    CREATE TABLE "New" (id int) WITH (autovacuum_enabled = off);
                    CREATE TABLE parts (id int) PARTITION BY RANGE (id);
                    CREATE TABLE part PARTITION OF parts FOR VALUES FROM (0) TO (9999);
                    INSERT INTO parts SELECT g FROM generate_series(1, 500) g;
                    ANALYZE parts;
                    CREATE VIEW seen AS SELECT 1;
                    """
                            .formatted(schema));

            var sizes =
                    new PostgresTableSizes()
                            .read(
                                    connection,
                                    schema,
                                    Set.of("known", "New", "parts", "seen", "nothing"));

            assertThat(sizes).containsOnlyKeys("known", "New", "parts");
            assertThat(sizes.get("known").rows()).isEqualTo(1000);
            assertThat(sizes.get("known").bytes()).isGreaterThan(30_000);
            assertThat(sizes.get("New")).isEqualTo(new TableSize(0, -1));
            assertThat(sizes.get("parts").rows()).isEqualTo(500);
        }
    }

    @Test
    void saysSizesShortly() {
        assertThat(new TableSize(1_288_490_189, 3_400_000).words())
                .isEqualTo("1.2 GB, 3.4M rows (estimated)");
        assertThat(new TableSize(8192, 12).words()).isEqualTo("8.0 kB, 12 rows (estimated)");
        assertThat(new TableSize(0, -1).words()).isEqualTo("0 B, rows not counted yet");
    }
}
