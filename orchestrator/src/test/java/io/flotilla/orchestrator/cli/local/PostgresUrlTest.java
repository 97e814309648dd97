package io.flotilla.orchestrator.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.orchestrator.cli.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresUrlTest {
    @Test
    void takesAnAddressApart() {
        assertThat(
                        PostgresUrl.parse(
                                "postgres://ada@db.example:6543/shop?schema=tenant%20a&password=env:PW&sslmode=require"))
                .isEqualTo(
                        new PostgresUrl(
                                "db.example", 6543, "shop", "ada", "tenant a", "PW", "require"));
    }

    @Test
    void knowsTheUsualPortAndSchema() {
        assertThat(PostgresUrl.parse("postgresql://[::1]/shop"))
                .isEqualTo(new PostgresUrl("[::1]", 5432, "shop", null, "public", null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://h/d, 'mysql'",
        "postgres:///d, a host and a database",
        "postgres://h, a host and a database",
        "postgres://h/a/b, a host and a database",
        "postgres://u:pw@h/d, a password does not belong",
        "postgres://h/d?schem=a, did you mean 'schema'",
        "postgres://h/d?socketFactory=x, unknown parameter 'socketFactory'",
        "postgres://h/d?password=pw, is no password itself",
        "postgres://h/d?sslmode=verify-ful, did you mean 'verify-full'",
        "postgres://h/d?schema=pg_catalog, pg_catalog",
        "postgres://h/d?schema=a%22b, quote",
        "postgres://h h/d, not an address",
    })
    void saysWhatIsWrong(String address, String message) {
        assertThatThrownBy(() -> PostgresUrl.parse(address))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(message);
    }
}
