package io.flotilla.registry.database;

import java.util.Random;

/** Short texts of what names are made of and of what addresses are taken apart by. */
final class HostileText {
    private static final String ALPHABET = "abz019._-$?&;,:()/\\@#%[]=+ \"'\0\n\u00e9";

    private HostileText() {}

    /** One to three characters. */
    static String next(Random random) {
        var text = new StringBuilder();
        for (var n = 1 + random.nextInt(3); n > 0; n--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
