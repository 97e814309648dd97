package io.flotilla.engine.plan;

import java.util.regex.Pattern;

/** What plans and configurations call an online schema change tool. */
public final class ToolName {

    /** Leaves every COPY of the table it is said of to the server. */
    public static final String NONE = "none";

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 40;

    private ToolName() {}

    /**
     * @throws IllegalArgumentException if it is none
     */
    public static String require(String name) {
        if (name.length() > LONGEST || !FORM.matcher(name).matches() || name.equals(NONE)) {
            throw new IllegalArgumentException(
                    "'%s' is no name of a tool; write one in lower case, such as pt-osc or gh-ost"
                            .formatted(name));
        }
        return name;
    }

    /** The same for a choice, of which there may be none. */
    public static String requireOrNone(String name) {
        return name.equals(NONE) ? name : require(name);
    }
}
