package io.flotilla.orchestrator.console;

import java.nio.file.Files;
import java.nio.file.Path;

/** The browser that tests use: Debian's, or the one that the environment names. */
public final class Chromium {

    private static final String VARIABLE = "FLOTILLA_CHROMIUM";
    private static final Path PATH =
            Path.of(System.getenv().getOrDefault(VARIABLE, "/usr/bin/chromium"));
    private static final boolean THERE = Files.isExecutable(PATH);

    static {
        if (!THERE) {
            System.err.printf(
                    "Browser tests are SKIPPED: there is no %s (install chromium, or set %s)%n",
                    PATH, VARIABLE);
        }
    }

    private Chromium() {}

    /** For {@code @EnabledIf}. */
    public static boolean isThere() {
        return THERE;
    }

    static Path path() {
        return PATH;
    }
}
