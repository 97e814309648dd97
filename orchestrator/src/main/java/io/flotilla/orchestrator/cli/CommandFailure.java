package io.flotilla.orchestrator.cli;

import org.jspecify.annotations.Nullable;

/** A command cannot go on; the message is for the user, {@code remedy} says what to do about it. */
public final class CommandFailure extends RuntimeException {
    private final ExitCode exitCode;
    private final @Nullable String remedy;

    public CommandFailure(ExitCode exitCode, String message, @Nullable String remedy) {
        super(message);
        this.exitCode = exitCode;
        this.remedy = remedy;
    }

    public static CommandFailure error(String message) {
        return new CommandFailure(ExitCode.ERROR, message, null);
    }

    public static CommandFailure usage(String message, @Nullable String remedy) {
        return new CommandFailure(ExitCode.USAGE, message, remedy);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public @Nullable String remedy() {
        return remedy;
    }
}
