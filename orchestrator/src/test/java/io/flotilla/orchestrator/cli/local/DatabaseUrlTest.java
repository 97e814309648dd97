package io.flotilla.orchestrator.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.orchestrator.cli.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {
    @Test
    void takesAnAddressApart() {
        assertThat(
                        DatabaseUrl.parse(
                                "postgres://ada@db.example:6543/shop?schema=tenant%20a&password=env:PW&sslmode=require"))
                .isEqualTo(
                        new DatabaseUrl(
                                Engine.POSTGRES,
                                "db.example",
                                6543,
                                "shop",
                                "ada",
                                "tenant a",
                                "PW",
                                "require"));
    }

    @Test
    void knowsTheUsualPortAndSchema() {
        assertThat(DatabaseUrl.parse("postgresql://[::1]/shop"))
                .isEqualTo(
                        new DatabaseUrl(
                                Engine.POSTGRES,
                                "[::1]",
                                5432,
                                "shop",
                                null,
                                "public",
                                null,
                                null));
    }

    @Test
    void knowsThatADatabaseOfMySqlIsASchema() {
        assertThat(DatabaseUrl.parse("mysql://ada@h/tenant_a?sslmode=verify_ca"))
                .isEqualTo(
                        new DatabaseUrl(
                                Engine.MYSQL,
                                "h",
                                3306,
                                "tenant_a",
                                "ada",
                                "tenant_a",
                                null,
                                "verify_ca"));
        assertThat(DatabaseUrl.parse("mariadb://h:3307/a").engine()).isEqualTo(Engine.MYSQL);
    }

    @Test
    void knowsRedshift() {
        assertThat(DatabaseUrl.parse("redshift://ada@h/shop?schema=tenant_a&sslmode=verify-ca"))
                .isEqualTo(
                        new DatabaseUrl(
                                Engine.REDSHIFT,
                                "h",
                                5439,
                                "shop",
                                "ada",
                                "tenant_a",
                                null,
                                "verify-ca"));
    }

    @ParameterizedTest
    @CsvSource({
        "oracle://h/d, 'oracle'",
        "mysql://h/d?schema=a, unknown parameter 'schema'",
        "mysql://h/d?sslmode=verify-full, unknown sslmode",
        "redshift://h/d?sslmode=require, unknown sslmode",
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
        assertThatThrownBy(() -> DatabaseUrl.parse(address))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(message);
    }
}
