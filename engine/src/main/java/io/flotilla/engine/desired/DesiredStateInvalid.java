package io.flotilla.engine.desired;

import org.jspecify.annotations.Nullable;

/**
 * A desired state that cannot be loaded. {@code file}, {@code line} (from 1) and {@code statement}
 * say where, as far as it is one place: null and 0 otherwise.
 */
public final class DesiredStateInvalid extends RuntimeException {

    private final @Nullable String file;
    private final int line;
    private final @Nullable String statement;

    public DesiredStateInvalid(String reason) {
        super(reason);
        this.file = null;
        this.line = 0;
        this.statement = null;
    }

    public DesiredStateInvalid(String file, int line, String statement, String reason) {
        super("%s:%d: %s%n  %s".formatted(file, line, reason, brief(statement)));
        this.file = file;
        this.line = line;
        this.statement = statement;
    }

    public @Nullable String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public @Nullable String statement() {
        return statement;
    }

    private static String brief(String statement) {
        var text = statement.strip().replaceAll("\\s+", " ");
        return text.length() <= 200 ? text : text.substring(0, 199) + "…";
    }
}
