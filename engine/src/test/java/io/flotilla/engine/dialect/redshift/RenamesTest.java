package io.flotilla.engine.dialect.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.change.Rename.Kind;
import io.flotilla.engine.plan.PlanRefused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RenamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "TABLE;;ALTER TABLE client RENAME TO customer",
                "VIEW;;ALTER TABLE client RENAME TO customer",
                "COLUMN;orders;ALTER TABLE orders RENAME COLUMN client TO customer",
            })
    void renamesWhatRedshiftCan(Kind kind, String owner, String sql) {
        var draft = Renames.write(new Rename(kind, owner, "client", "customer"));

        assertThat(draft.statement().sql()).isEqualTo(sql);
        assertThat(draft.statement().transactional()).isTrue();
        assertThat(draft.findings()).singleElement().asString().contains("knows the old name");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"TABLE", "VIEW", "COLUMN"},
            mode = EnumSource.Mode.EXCLUDE)
    void refusesTheRestByName(Kind kind) {
        assertThatThrownBy(() -> Renames.write(new Rename(kind, "t", "was", "is")))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining("cannot be renamed on Redshift, from was");
    }

    @Test
    void asksChecksOfTheNamesThatAreThereBefore() {
        var renames =
                List.of(
                        new Rename(Kind.TABLE, null, "client", "customer"),
                        new Rename(Kind.COLUMN, "customer", "the mail", "email"));

        assertThat(
                        Renames.undone(
                                "SELECT NOT EXISTS (SELECT 1 FROM customer WHERE email IS NULL)",
                                renames))
                .isEqualTo("SELECT NOT EXISTS (SELECT 1 FROM client WHERE \"the mail\" IS NULL)");
    }
}
