package io.flotilla.engine.tool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file in MySQL's form that only its owner may read:
 * https://dev.mysql.com/doc/refman/8.4/en/option-files.html.
 */
final class DefaultsFile {

    private DefaultsFile() {}

    static void write(Path file, String user, @Nullable String password) throws IOException {
        var text = new StringBuilder("[client]\nuser=" + quoted(user) + "\n");
        if (password != null) {
            text.append("password=").append(quoted(password)).append('\n');
        }
        var own =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        own)) {
            var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /** Quotes are taken off at both ends, and only backslashes mean anything in between. */
    private static String quoted(String value) throws IOException {
        if (value.chars().anyMatch(c -> c < ' ')) {
            throw new IOException(
                    "the password has a control character, which a defaults file cannot hold; give it in a variable (passwordVariable)");
        }
        var escaped = value.replace("\\", "\\\\");
        if (!value.contains("\"")) {
            return '"' + escaped + '"';
        }
        if (!value.contains("'")) {
            return '\'' + escaped + '\'';
        }
        throw new IOException(
                "the password has both kinds of quotes, which a defaults file cannot hold; give it in a variable (passwordVariable)");
    }
}
