package io.flotilla.engine.dialect.redshift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedshiftWordsTest {

    @ParameterizedTest
    @CsvSource({
        "sales, sales",
        "order, '\"order\"'",
        "backup, '\"backup\"'",
        "tag, '\"tag\"'",
        "two words, '\"two words\"'",
        "a\"b, '\"a\"\"b\"'"
    })
    void quotesWhatIsReserved(String name, String sql) {
        assertThat(Names.quoted(name)).isEqualTo(sql);
    }

    @Test
    void doublesBackslashes() {
        assertThat(Names.literal("it's \\ ours")).isEqualTo("'it''s \\\\ ours'");
    }

    @Test
    void cutsLongNamesByBytesAndKeepsThemApart() {
        var one = Names.prefixed("_flotilla_trash_", "ü".repeat(63) + "1");
        var other = Names.prefixed("_flotilla_trash_", "ü".repeat(63) + "2");

        assertThat(one.getBytes(UTF_8)).hasSizeLessThan(128);
        assertThat(one).startsWith("_flotilla_trash_ü").isNotEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "user;f;GRANT SELECT ON TABLE orders TO reguser",
                "role;t;GRANT SELECT ON TABLE orders TO ROLE reguser WITH GRANT OPTION",
                "group;f;GRANT SELECT ON TABLE orders TO GROUP reguser",
                "public;f;GRANT SELECT ON TABLE orders TO PUBLIC",
            })
    void grantsAgainWhatWasGranted(String type, String option, String sql) {
        var gone = Stream.of(privilege("orders", null, type, option));

        assertThat(KeptGrants.missing(gone, Map.of("orders", "TABLE"))).containsExactly(sql);
    }

    @Test
    void grantsRoutinesAgainAndNothingOnWhatIsNotThere() {
        var gone =
                Stream.of(
                        privilege("f", "integer, character varying", "user", "f"),
                        privilege("f", "integer", "user", "f"),
                        privilege("old", null, "user", "f"));
        var there = Map.of("f(integer, character varying)", "PROCEDURE", "orders", "TABLE");

        assertThat(KeptGrants.missing(gone, there))
                .containsExactly(
                        "GRANT SELECT ON PROCEDURE f(integer, character varying) TO reguser");
    }

    private static Row privilege(
            String object, @Nullable String arguments, String type, String option) {
        var values = new LinkedHashMap<String, @Nullable String>();
        values.put("object", object);
        values.put("arguments", arguments);
        values.put("privilege_type", "SELECT");
        values.put("identity_name", "reguser");
        values.put("identity_type", type);
        values.put("admin_option", option);
        return new Row(values);
    }
}
