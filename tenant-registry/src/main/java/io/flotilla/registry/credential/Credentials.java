package io.flotilla.registry.credential;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Resolves references to secrets, anew at each call so that a rotated password is picked up. For
 * any thread.
 */
public final class Credentials {

    private static final long LARGEST_FILE = 64 * 1024;

    private final Map<String, String> environment;

    /**
     * @param environment usually {@link System#getenv()}
     */
    public Credentials(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @throws CredentialUnavailable if the variable or file is missing, empty or unreadable
     */
    public Secret resolve(CredentialReference reference) {
        var value =
                switch (reference) {
                    case CredentialReference.Environment(var name) -> environment.get(name);
                    case CredentialReference.File(var path) -> read(reference, path);
                };
        if (value == null) {
            throw new CredentialUnavailable(
                    reference, "the variable is not set in the server's environment", null);
        }
        if (value.isEmpty()) {
            throw new CredentialUnavailable(reference, "it is empty", null);
        }
        return new Secret(value);
    }

    /** The text of the file without the one line end that editors and {@code echo} leave. */
    private static String read(CredentialReference reference, Path path) {
        try {
            // a device such as /dev/zero has the size 0 and no end
            if (Files.exists(path) && !Files.isRegularFile(path)
                    || Files.size(path) > LARGEST_FILE) {
                throw new CredentialUnavailable(
                        reference, "it is not a file of at most 64 KiB", null);
            }
            return Files.readString(path).replaceFirst("\\r?\\n\\z", "");
        } catch (NoSuchFileException e) {
            throw new CredentialUnavailable(reference, "there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new CredentialUnavailable(reference, "the file is not UTF-8 text", e);
        } catch (IOException e) {
            throw new CredentialUnavailable(
                    reference, "the server cannot read the file; check its permissions", e);
        }
    }
}
