package io.flotilla.registry.database;

import static io.flotilla.registry.testing.ControlDatabase.aDatabase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.registry.credential.CredentialReference;
import io.flotilla.registry.target.NewTarget;
import io.flotilla.registry.testing.ControlDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseDaoTest {

    @RegisterExtension static final ControlDatabase CONTROL = new ControlDatabase();

    private final DatabaseDao databases = CONTROL.databases();

    @Test
    void keepsWhatWasRegistered() {
        var given = aDatabase("one");

        var registered = databases.insert(given);

        assertThat(registered)
                .usingRecursiveComparison()
                .ignoringFields("id", "createdAt")
                .isEqualTo(given);
        assertThat(databases.requireByName("one")).isEqualTo(registered);
        assertThat(databases.requireById(registered.id())).isEqualTo(registered);
    }

    @Test
    void refusesANameOrAddressThatIsTaken() {
        databases.insert(aDatabase("one"));
        var sameAddress =
                new NewDatabase(
                        "alias",
                        "postgres",
                        "one.example.com",
                        5432,
                        "fleet",
                        "other",
                        CredentialReference.parse("env:B"),
                        Map.of(),
                        5,
                        Map.of());

        assertThatThrownBy(() -> databases.insert(aDatabase("one")))
                .isInstanceOf(DatabaseTaken.class)
                .hasMessageContaining("'one'");
        assertThatThrownBy(() -> databases.insert(sameAddress)).isInstanceOf(DatabaseTaken.class);
        assertThat(databases.list("", 10)).hasSize(1);
    }

    @Test
    void pagesByName() {
        List.of("c", "a", "d", "b").forEach(CONTROL::register);

        assertThat(databases.list("", 3)).extracting(Database::name).containsExactly("a", "b", "c");
        assertThat(databases.list("c", 3)).extracting(Database::name).containsExactly("d");
    }

    @Test
    void removesADatabaseOnlyWhenItHasNoTargets() {
        var one = CONTROL.register("one");
        CONTROL.register("two");
        CONTROL.targets().insertAll(List.of(new NewTarget("acme", one.id(), "acme", Map.of())));

        databases.delete("two");

        assertThat(databases.findByName("two")).isEmpty();
        assertThatThrownBy(() -> databases.delete("one"))
                .isInstanceOf(DatabaseInUse.class)
                .hasMessageContaining("1 targets");
        assertThat(databases.countTargets(one.id())).isEqualTo(1);
        assertThatThrownBy(() -> databases.delete("three"))
                .isInstanceOf(DatabaseNotFound.class)
                .hasMessageContaining("'three'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "-a", "a/b", "a'b", "ä", "a\n"})
    void refusesANameThatWouldNeedQuoting(String name) {
        assertThatThrownBy(() -> aDatabase(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void storesNothingOfThePasswordButItsReference() {
        databases.insert(aDatabase("one"));

        var stored =
                CONTROL.jdbi()
                        .withHandle(
                                handle ->
                                        handle.createQuery("SELECT password FROM target_database")
                                                .mapTo(String.class)
                                                .one());

        assertThat(stored).isEqualTo("env:FLEET_PASSWORD");
        assertThatThrownBy(
                        () ->
                                CONTROL.jdbi()
                                        .useHandle(
                                                handle ->
                                                        handle.execute(
                                                                "UPDATE target_database SET password = 'hunter2'")))
                .hasMessageContaining("target_database_password_check");
    }
}
