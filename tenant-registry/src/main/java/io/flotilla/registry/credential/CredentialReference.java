package io.flotilla.registry.credential;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a password is to be found: {@code env:NAME}, or {@code file:/absolute/path}. This is what
 * is stored and shown; the password is read each time it is needed.
 */
public sealed interface CredentialReference {

    /** An environment variable of the server's process. */
    record Environment(String name) implements CredentialReference {

        private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,254}");

        public Environment {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "credential 'env:%s': not the name of an environment variable"
                                .formatted(name));
            }
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** A file the server can read, such as a mounted secret. */
    record File(Path path) implements CredentialReference {

        public File {
            if (!path.isAbsolute()) {
                throw new IllegalArgumentException(
                        "credential 'file:%s': give an absolute path".formatted(path));
            }
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * @throws IllegalArgumentException without repeating the text, which may be a password given by
     *     mistake
     */
    @JsonCreator
    static CredentialReference parse(String text) {
        if (text.startsWith("env:")) {
            return new Environment(text.substring("env:".length()));
        }
        if (text.startsWith("file:") && text.indexOf('\0') < 0) {
            return new File(Path.of(text.substring("file:".length())));
        }
        throw new IllegalArgumentException(
                "a password is given by reference: env:NAME or file:/absolute/path");
    }

    @JsonValue
    default String text() {
        return switch (this) {
            case Environment(var name) -> "env:" + name;
            case File(var path) -> "file:" + path;
        };
    }
}
