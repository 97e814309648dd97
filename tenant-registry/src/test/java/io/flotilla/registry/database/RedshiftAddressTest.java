package io.flotilla.registry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.redshift.Driver;
import com.amazon.redshift.RedshiftProperty;
import com.amazon.redshift.jdbc.SslMode;
import com.amazon.redshift.util.RedshiftException;
import io.flotilla.registry.credential.CredentialReference;
import io.flotilla.registry.credential.Secret;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedshiftAddressTest {

    private static final DriverOptions REDSHIFT = DriverOptions.of("redshift");
    private static final Secret PASSWORD = new Secret("c4nary");

    @ParameterizedTest
    @CsvSource({
        "shop.abc.eu-west-1.redshift.amazonaws.com, VERIFY_FULL",
        "10.0.0.7, VERIFY_FULL",
        "localhost, DISABLE",
        "127.0.0.1, DISABLE",
    })
    void verifiesTheServerUnlessItIsOnThisMachine(String host, SslMode mode)
            throws RedshiftException {
        var address = JdbcAddress.of(at(host, "fleet", Map.of()), PASSWORD);

        assertThat(address.url()).isEqualTo("jdbc:redshift://%s:5439/fleet".formatted(host));
        assertThat(SslMode.of(address.properties())).isEqualTo(mode);
    }

    @Test
    void leavesTheNameUnverifiedWhereThatIsAsked() throws RedshiftException {
        var address = JdbcAddress.of(at("db", "fleet", Map.of("sslmode", "verify-ca")), PASSWORD);

        assertThat(SslMode.of(address.properties())).isEqualTo(SslMode.VERIFY_CA);
    }

    @Test
    void usesOnlyOptionsTheDriverHas() {
        for (var names :
                Arrays.asList(REDSHIFT.names(), REDSHIFT.complete("db", Map.of()).keySet())) {
            for (var name : names) {
                assertThat(RedshiftProperty.forName(name.toLowerCase(Locale.ROOT)))
                        .as(name)
                        .isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sslmode, prefer",
        "sslmode, require",
        "socketFactory, org.example.Factory",
        "sslhostnameverifier, org.example.Yes",
        "plugin_name, com.amazon.redshift.plugin.BasicSamlCredentialsProvider",
        "IAMAuth, true",
        "IniFile, /etc/passwd",
        "LogPath, /tmp/x",
        "sslrootcert, ../ca.pem",
    })
    void refusesEverythingElse(String name, String value) {
        assertThatThrownBy(() -> JdbcAddress.of(at("db", "fleet", Map.of(name, value)), PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void letsNothingThroughThatTheDriverReadsOtherwise(long seed) throws RedshiftException {
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
            var read = Driver.parseURL(address.url(), null);
            assertThat(read)
                    .as(address.url())
                    .containsOnly(
                            Map.entry("host", host),
                            Map.entry("port", "5439"),
                            Map.entry("dbname", database),
                            Map.entry("iamauth", "false"));
        }
        assertThat(accepted).as("accepted by chance").isGreaterThan(100);
    }

    private static Database at(String host, String database, Map<String, String> options) {
        return new Database(
                1,
                "one",
                "redshift",
                host,
                JdbcAddress.usualPort("redshift"),
                database,
                "ada",
                CredentialReference.parse("env:PW"),
                options,
                8,
                Map.of(),
                Instant.EPOCH);
    }
}
