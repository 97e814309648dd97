package io.flotilla.registry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.conf.ConnectionUrl;
import com.mysql.cj.conf.PropertyDefinitions;
import com.mysql.cj.conf.PropertyKey;
import io.flotilla.registry.credential.CredentialReference;
import io.flotilla.registry.credential.Secret;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlAddressTest {

    private static final DriverOptions MYSQL = DriverOptions.of("mysql");
    private static final Secret PASSWORD = new Secret("c4nary&password?x=y");

    @ParameterizedTest
    @CsvSource({
        "db-1.example.com, VERIFY_IDENTITY",
        "10.0.0.7, VERIFY_IDENTITY",
        "localhost, PREFERRED",
        "127.0.0.1, PREFERRED",
    })
    void verifiesTheServerUnlessItIsOnThisMachine(String host, String mode) {
        var address = JdbcAddress.of(at(host, "fleet", Map.of()), PASSWORD);

        assertThat(address.url()).isEqualTo("jdbc:mysql://%s:3306/fleet".formatted(host));
        assertThat(address.options()).containsEntry("sslMode", mode);
    }

    @Test
    void letsNoServerReadFilesAndNobodySendTwoStatementsInOne() {
        assertThat(
                        JdbcAddress.of(at("db", "fleet", Map.of("sslMode", "REQUIRED")), PASSWORD)
                                .options())
                .containsEntry("sslMode", "REQUIRED")
                .containsEntry("allowMultiQueries", "false")
                .containsEntry("allowLoadLocalInfile", "false")
                .containsEntry("allowUrlInLocalInfile", "false")
                .containsEntry("allowPublicKeyRetrieval", "false");
    }

    @Test
    void usesOnlyOptionsTheDriverHas() {
        for (var names : Arrays.asList(MYSQL.names(), MYSQL.complete("db", Map.of()).keySet())) {
            for (var name : names) {
                assertThat(PropertyKey.fromValue(name)).as(name).isNotNull();
            }
        }
    }

    @Test
    void refusesEveryOtherOptionOfTheDriver() {
        for (var property : PropertyDefinitions.PROPERTY_KEY_TO_PROPERTY_DEFINITION.keySet()) {
            var name = property.getKeyName();
            if (!MYSQL.names().contains(name)) {
                assertThatThrownBy(() -> MYSQL.require(Map.of(name, "true")))
                        .as(name)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("option '%s' cannot be set".formatted(name));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sslMode | verify-full",
                "trustCertificateKeyStoreUrl | http://evil/store",
                "trustCertificateKeyStoreUrl | file:/etc/../x",
                "connectTimeout | 10s",
            })
    void refusesValuesThatAreNone(String name, String value) {
        assertThatThrownBy(() -> MYSQL.require(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("option " + name);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void letsNothingThroughThatTheDriverReadsOtherwise(long seed) {
        var random = new Random(seed);
        var accepted = 0;
        for (var n = 0; n < 20_000; n++) {
            var host = HostileText.next(random);
            var database = HostileText.next(random);
            JdbcAddress address;
            try {
                address = JdbcAddress.of(at(host, database, Map.of()), PASSWORD);
            } catch (IllegalArgumentException e) {
                continue;
            }
            accepted++;
            var read = ConnectionUrl.getConnectionUrlInstance(address.url(), null);
            assertThat(read.getHostsList()).as(address.url()).hasSize(1);
            assertThat(read.getMainHost().getHost()).as(address.url()).isEqualTo(host);
            assertThat(read.getMainHost().getPort()).isEqualTo(3306);
            assertThat(read.getDatabase()).as(address.url()).isEqualTo(database);
            assertThat(read.getOriginalProperties()).as(address.url()).isEmpty();
        }
        assertThat(accepted).as("accepted by chance").isGreaterThan(100);
    }

    private static Database at(String host, String database, Map<String, String> options) {
        return new Database(
                1,
                "one",
                "mysql",
                host,
                3306,
                database,
                "flotilla",
                CredentialReference.parse("env:A"),
                options,
                10,
                Map.of(),
                Instant.EPOCH);
    }
}
