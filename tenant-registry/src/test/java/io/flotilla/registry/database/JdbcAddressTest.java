package io.flotilla.registry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.registry.credential.CredentialReference;
import io.flotilla.registry.credential.Secret;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

class JdbcAddressTest {

    private static final DriverOptions POSTGRES = DriverOptions.of("postgres");
    private static final Secret PASSWORD = new Secret("c4nary&password?x=y");

    @ParameterizedTest
    @CsvSource({
        "db-1.example.com, verify-full",
        "db_1, verify-full",
        "db.example.com., verify-full",
        "10.0.0.7, verify-full",
        "[2001:db8::7], verify-full",
        "localhost.example.com, verify-full",
        "localhost, prefer",
        "LOCALHOST, prefer",
        "127.0.0.1, prefer",
        "127.8.9.10, prefer",
        "[::1], prefer",
        "[::ffff:127.0.0.1], prefer",
    })
    void verifiesTheServerUnlessItIsOnThisMachine(String host, String sslmode) {
        var address = JdbcAddress.of(at(host, "fleet", Map.of()), PASSWORD);

        assertThat(address.url()).isEqualTo("jdbc:postgresql://%s:6543/fleet".formatted(host));
        assertThat(address.options()).containsEntry("sslmode", sslmode);
        assertThat(asTheDriverReadsIt(address)).containsEntry("PGHOST", host);
    }

    @Test
    void givesTheDriverWhatTheUserChoseAndThenWhatNobodyMay() {
        var chosen =
                Map.of(
                        "sslmode", "require",
                        "sslrootcert", "/etc/flotilla/ca.pem",
                        "connectTimeout", "3",
                        "socketTimeout", "900");

        var address = JdbcAddress.of(at("db", "fleet", chosen), PASSWORD);

        assertThat(address.properties())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("user", "flotilla@azure"),
                                Map.entry("password", PASSWORD.expose()),
                                Map.entry("sslmode", "require"),
                                Map.entry("sslrootcert", "/etc/flotilla/ca.pem"),
                                Map.entry("connectTimeout", "3"),
                                Map.entry("loginTimeout", "10"),
                                Map.entry("socketTimeout", "900"),
                                Map.entry("ApplicationName", "flotilla"),
                                Map.entry("tcpKeepAlive", "true"),
                                Map.entry("allowEncodingChanges", "false"),
                                Map.entry("autosave", "never"),
                                Map.entry("preferQueryMode", "extended")));
    }

    @Test
    void usesOnlyOptionsTheDriverHas() {
        var known = Arrays.stream(PGProperty.values()).map(PGProperty::getName).toList();

        assertThat(known)
                .containsAll(POSTGRES.names())
                .containsAll(POSTGRES.complete("db", Map.of()).keySet());
    }

    @Test
    void refusesEveryOtherOptionOfTheDriver() {
        for (var property : PGProperty.values()) {
            var name = property.getName();
            if (!POSTGRES.names().contains(name)) {
                assertThatThrownBy(() -> POSTGRES.require(Map.of(name, "true")))
                        .as(name)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("option '%s' cannot be set".formatted(name))
                        .hasMessageContaining("sslmode");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "socketFactory|org.springframework.context.support.ClassPathXmlApplicationContext",
                "sslfactory|com.example.Evil",
                "sslhostnameverifier|com.example.Evil",
                "authenticationPluginClassName|com.example.Evil",
                "sslpasswordcallback|com.example.Evil",
                "loggerFile|/var/www/shell.jsp",
                "options|-c search_path=evil",
                "user|postgres",
                "password|x",
                "SSLMODE|disable",
                "sslmode|disable&loggerFile=/tmp/x",
                "sslmode|none",
                "sslrootcert|relative.pem",
                "sslrootcert|/etc/../root/ca.pem",
                "sslrootcert|/etc/ca.pem?x",
                "sslrootcert|/etc/./ca.pem",
                "connectTimeout|-1",
                "connectTimeout|0",
                "connectTimeout|1e9",
                "socketTimeout|5&socketFactory=x",
                "tcpKeepAlive|false",
                "ApplicationName|x",
                "preferQueryMode|simple",
            })
    void refusesHostileOptions(String name, String value) {
        assertThatThrownBy(() -> JdbcAddress.of(at("db", "fleet", Map.of(name, value)), PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "db;x",
                "db?loggerFile=/tmp/x",
                "db/other?socketFactory=x",
                "db&ssl=false",
                "db,evil.example.com",
                "db:5432",
                "user@db",
                "db#x",
                "db%2Fx",
                "(db)",
                "db\\x",
                "db x",
                "db\n",
                "db\0",
                "-db",
                "db..x",
                ".db",
                "dß",
                "ⓛocalhost",
                "127.1",
                "0x7f000001",
                "2130706433",
                "256.1.1.1",
                "1.2.3.4.5",
                "01.2.3.4",
                "[::1",
                "::1",
                "[::1]:5432",
                "[fe80::1%eth0]",
                "[1.2.3.4]x",
                "[:::]",
                "[db]",
                "//db",
            })
    void refusesHostileHosts(String host) {
        assertThatThrownBy(() -> JdbcAddress.of(at(host, "fleet", Map.of()), PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("host ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fleet?socketFactory=x",
                "fleet&x=y",
                "fleet;x",
                "fleet/x",
                "fleet%3Fx",
                "fleet x",
                "flee\"t",
                "fleet\n",
                "-fleet",
                "a,b",
                "(a)",
                "a:b",
                "a@b",
                "a\\b",
                "a#b",
            })
    void refusesHostileDatabases(String database) {
        assertThatThrownBy(() -> JdbcAddress.of(at("db", database, Map.of()), PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("database ");
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 11, 13})
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
            assertThat(asTheDriverReadsIt(address))
                    .as("seed %d, host '%s', database '%s'", seed, host, database)
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("PGHOST", host, "PGPORT", "6543", "PGDBNAME", database));
        }
        assertThat(accepted).as("accepted by chance").isGreaterThan(100);
    }

    @Test
    void neverPrintsThePassword() {
        assertThat(JdbcAddress.of(at("db", "fleet", Map.of()), PASSWORD).toString())
                .doesNotContain("c4nary")
                .contains("***");
    }

    /** Short, of letters and of everything that means something in some URL. */
    private static Properties asTheDriverReadsIt(JdbcAddress address) {
        var parsed = Driver.parseURL(address.url(), null);
        assertThat(parsed).isNotNull();
        return parsed;
    }

    private static Database at(String host, String database, Map<String, String> options) {
        return new Database(
                1,
                "one",
                "postgres",
                host,
                6543,
                database,
                "flotilla@azure",
                CredentialReference.parse("env:A"),
                options,
                10,
                Map.of(),
                Instant.EPOCH);
    }
}
