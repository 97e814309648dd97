package io.flotilla.orchestrator.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Flotilla's folder on this machine ({@code FLOTILLA_HOME}), which only its owner may read. */
public record HomeFolder(Path path) {
    public static final String DEFAULT = "~/.flotilla";

    /** The file that hands the first admin token to the command line on this machine. */
    public static final String ADMIN_TOKEN = "admin-token";

    public static HomeFolder of(String text) {
        var path =
                text.equals("~") || text.startsWith("~/")
                        ? Path.of(System.getProperty("user.home") + text.substring(1))
                        : Path.of(text);
        return new HomeFolder(path.toAbsolutePath().normalize());
    }

    /** Makes the folder with mode 700 if it is not there; one that is there keeps its mode. */
    public HomeFolder create() throws IOException {
        Files.createDirectories(
                path,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return this;
    }

    /** Replaces a file of mode 600 in one step. */
    public void writeSecret(String name, String secret) throws IOException {
        create();
        var attribute =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var fresh = Files.createTempFile(path, "." + name, null, attribute);
        Files.writeString(fresh, secret + "\n");
        Files.move(fresh, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    public Optional<String> readSecret(String name) throws IOException {
        try {
            return Optional.of(Files.readString(path.resolve(name)).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
