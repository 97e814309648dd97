package io.flotilla.engine.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {

    @TempDir Path folder;

    @Test
    void readsAFolderByName() throws IOException {
        write("b.sql", "-- b");
        write("a.sql", "-- a");
        write("notes.txt", "-- no");

        assertThat(SourceFiles.read(folder))
                .containsExactly(new SourceFile("a.sql", "-- a"), new SourceFile("b.sql", "-- b"));
    }

    @Test
    void putsAnImportedFileFirstAndOnce() throws IOException {
        write("a.sql", "-- flotilla:import types/z.sql\n");
        write("b.sql", "SELECT 1;\n  --flotilla:import types/z.sql\n-- flotilla:import c.sql");
        write("c.sql", "-- c");
        write("types/z.sql", "-- z");

        assertThat(SourceFiles.read(folder))
                .extracting(SourceFile::path)
                .containsExactly("types/z.sql", "a.sql", "c.sql", "b.sql");
        assertThat(SourceFiles.read(folder.resolve("b.sql")))
                .extracting(SourceFile::path)
                .containsExactly("types/z.sql", "c.sql", "b.sql");
    }

    @Test
    void refusesACircle() throws IOException {
        write("a.sql", "-- flotilla:import b.sql");
        write("b.sql", "-- flotilla:import c.sql");
        write("c.sql", "-- flotilla:import b.sql");

        assertThatThrownBy(() -> SourceFiles.read(folder))
                .isInstanceOf(DesiredStateInvalid.class)
                .hasMessage("imports go in a circle: b.sql → c.sql → b.sql");
    }

    @Test
    void saysWhereAMissingFileIsImported() throws IOException {
        write("a.sql", "\n\n-- flotilla:import gone.sql");

        assertThatThrownBy(() -> SourceFiles.read(folder))
                .isInstanceOf(DesiredStateInvalid.class)
                .hasMessageStartingWith("a.sql:3: there is no file ")
                .hasMessageContaining("gone.sql");
    }

    @Test
    void refusesAnImportFromOutside() throws IOException {
        write("in/a.sql", "-- flotilla:import ../b.sql");
        write("b.sql", "-- b");

        assertThatThrownBy(() -> SourceFiles.read(folder.resolve("in")))
                .isInstanceOf(DesiredStateInvalid.class)
                .hasMessageStartingWith("a.sql:1: the import is outside ");
    }

    @Test
    void refusesNothing() {
        assertThatThrownBy(() -> SourceFiles.read(folder))
                .isInstanceOf(DesiredStateInvalid.class)
                .hasMessageStartingWith("no *.sql files in ");
        assertThatThrownBy(() -> SourceFiles.read(folder.resolve("gone")))
                .isInstanceOf(DesiredStateInvalid.class)
                .hasMessageStartingWith("no such file or folder: ");
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
