package io.flotilla.engine.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;

/** {@code docs/conformance.md}, of which each run writes the part that is its own. */
final class ConformancePage {

    private ConformancePage() {}

    static boolean isAccepted() {
        return System.getProperty("conformance.accept") != null;
    }

    /** Puts the text, which begins with its heading of second order, in place of the old one. */
    static void write(String text) throws IOException {
        var file = Corpus.checkout().resolve("docs/conformance.md");
        var heading = text.lines().findFirst().orElseThrow();
        var page = Files.exists(file) ? Files.readString(file) : "# Conformance\n";
        var old =
                Pattern.compile("(?ms)^%s$.*?(?=^## |\\z)".formatted(Pattern.quote(heading)))
                        .matcher(page);
        var part = text.stripTrailing() + "\n";
        if (!old.find()) {
            Files.writeString(file, page.stripTrailing() + "\n\n" + part);
            return;
        }
        var rest = page.substring(old.end());
        Files.writeString(
                file, page.substring(0, old.start()) + part + (rest.isEmpty() ? "" : "\n" + rest));
    }
}
