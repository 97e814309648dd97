package io.flotilla.engine.dialect.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.schema.Dependency;
import io.flotilla.engine.schema.ObjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is read of catalog rows that were written down from the documentation: nothing here has been
 * seen on a live cluster. {@code -Dcases.accept} writes what is expected.
 */
class SchemaReaderTest {

    private static final Path CASES = Path.of("src/test/resources/cases/redshift/catalog");

    static Stream<String> cases() throws IOException {
        try (var folders = Files.list(CASES)) {
            return folders
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsTheRows(String name) throws IOException {
        var folder = CASES.resolve(name);
        var catalog = CatalogRows.read(Files.readString(folder.resolve("rows.txt")));

        var text = Fingerprinter.canonicalText(SchemaReader.read("app", catalog));

        var expected = folder.resolve("schema.txt");
        if (System.getProperty("cases.accept") != null) {
            Files.writeString(expected, text);
        }
        assertThat(text).isEqualTo(Files.readString(expected));
    }

    @Test
    void knowsWhatAViewStandsOn() throws IOException {
        var rows = Files.readString(CASES.resolve("views/rows.txt"));

        var schema = SchemaReader.read("app", CatalogRows.read(rows));

        assertThat(schema.dependencies())
                .as("a late-binding view stands on nothing")
                .containsExactly(
                        new Dependency(
                                ObjectName.relation("myevent"), ObjectName.relation("event")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "relation relid=1 relname=s relkind=S reldiststyle=0; s, a relation of kind S",
                "relation relid=1 relname=t relkind=r reldiststyle=7; table t, of distribution style 7",
                "relation relid=1 relname=v relkind=v reldiststyle=0; view v, whose text this user may not see",
                "routine proname=f prokind=f lanname=exfunc inputs=integer; f(integer), in the language exfunc",
                "routine proname=f prokind=a lanname=sql inputs=integer; f(integer), a routine of kind a",
            })
    void namesWhatTheModelCannotHold(String row, String what) {
        assertThatThrownBy(() -> SchemaReader.read("app", CatalogRows.read(row)))
                .isInstanceOf(UnsupportedObject.class)
                .hasMessageContaining(what);
    }

    @Test
    void namesAForeignKeyThatLeavesTheSchema() {
        var rows =
                """
                relation relid=1 relname=event relkind=r reldiststyle=9
                column relid=1 attnum=1 attname=cat type=integer encoding=az64
                constraint relid=1 conname=k contype=f columns=1 confrelid=9 referenced=category referenced_schema=other referenced_columns=1
                """;

        assertThatThrownBy(() -> SchemaReader.read("app", CatalogRows.read(rows)))
                .isInstanceOf(UnsupportedObject.class)
                .hasMessageContaining(
                        "foreign key k of table event, which references other.category");
    }

    @Test
    void leavesExternalSchemasAlone() {
        assertThatThrownBy(
                        () ->
                                SchemaReader.read(
                                        "app", CatalogRows.read("schema nspname=app external=1")))
                .isInstanceOf(UnsupportedObject.class)
                .hasMessageContaining("external schema");
    }

    @Test
    void missesASchemaThatIsNotThere() {
        var nothing =
                Catalog.of(
                        List.of(
                                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                                List.of()));

        assertThatThrownBy(() -> SchemaReader.read("app", nothing))
                .isInstanceOf(SchemaNotFound.class);
    }
}
