package io.flotilla.engine.plan;

import java.util.regex.Pattern;

/** The times between batches as text, for instance {@code 50ms} or {@code 2s}. */
public final class Pauses {

    private static final Pattern FORM = Pattern.compile("(?<number>[0-9]{1,7})(?<unit>ms|s)");

    private Pauses() {}

    /**
     * In milliseconds.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static long parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no pause: write a number and ms or s, such as 50ms".formatted(text));
        }
        var number = Long.parseLong(form.group("number"));
        return form.group("unit").equals("s") ? number * 1000 : number;
    }
}
