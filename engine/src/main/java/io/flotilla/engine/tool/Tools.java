package io.flotilla.engine.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The commands that may be run here on one server. For any thread. */
public final class Tools {

    /** Where none is configured. */
    public static final Tools NONE =
            new Tools(Map.of(), new ToolLogin("localhost", 0, "nobody", () -> null));

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_$-]*");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@$+-]*");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:][A-Za-z0-9_.:-]*");

    private final Map<String, ToolCommand> commands;
    private final ToolLogin login;

    private Tools(Map<String, ToolCommand> commands, ToolLogin login) {
        this.commands = Map.copyOf(commands);
        this.login = login;
    }

    public static Tools of(Collection<ToolCommand> commands, ToolLogin login) {
        var byName = new TreeMap<String, ToolCommand>();
        commands.forEach(command -> byName.put(command.name(), command));
        return new Tools(byName, login);
    }

    /** Why a tool cannot be run here, and what to do. Looks at the disk, and runs nothing. */
    public Optional<String> missing(String tool) {
        var command = commands.get(tool);
        if (command == null) {
            return Optional.of(
                    "there is no tool '%s' here%s: give its command in the file that flotilla.tools names, for 'flotilla apply' under tools in flotilla.yaml, or take the tool out of the plan"
                            .formatted(
                                    tool,
                                    commands.isEmpty()
                                            ? ""
                                            : " (there are: %s)"
                                                    .formatted(
                                                            String.join(
                                                                    ", ",
                                                                    new TreeMap<>(commands)
                                                                            .keySet()))));
        }
        return Files.isExecutable(command.program()) && Files.isRegularFile(command.program())
                ? Optional.empty()
                : Optional.of(
                        "tool '%s': %s is no program that can be run here"
                                .formatted(tool, command.program()));
    }

    /** The same, also for what it would be told. */
    public Optional<String> refusal(String tool, ToolTask task) {
        return missing(tool)
                .or(() -> unsafe("database", task.database(), NAME))
                .or(() -> unsafe("table", task.table(), NAME))
                .or(() -> unsafe("user", login.user(), USER))
                .or(() -> unsafe("host", login.host(), HOST))
                .or(
                        () ->
                                task.alter().indexOf('\0') < 0
                                        ? Optional.empty()
                                        : Optional.of("no program can be told a NUL character"));
    }

    /** What commas, blanks and quotes mean to a tool, only the tool knows. */
    private static Optional<String> unsafe(String what, String name, Pattern safe) {
        return safe.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(
                        "a tool cannot safely be told the %s '%s', which has other characters than A-Z, a-z, 0-9, _, $ and -: have the server do it"
                                .formatted(what, name));
    }

    /**
     * Starts a tool that is not refused. Whoever starts it must close it.
     *
     * @throws IOException if it does not start, or its password cannot be given to it
     */
    public ToolRun start(String tool, ToolTask task, ToolRun.Lines lines) throws IOException {
        var command = commands.get(tool);
        if (command == null) {
            throw new IllegalStateException("refused: " + tool);
        }
        return ToolRun.start(command, arguments(task), login.user(), password(command), lines);
    }

    private @Nullable String password(ToolCommand command) {
        return command.wantsDefaultsFile() || command.passwordVariable() != null
                ? login.password().get()
                : null;
    }

    private Map<String, String> arguments(ToolTask task) {
        return Map.of(
                "host", login.host(),
                "port", Integer.toString(login.port()),
                "user", login.user(),
                "database", task.database(),
                "table", task.table(),
                "alter", task.alter());
    }

    /** How long a tool may run; it must not be refused. */
    public Duration timeout(String tool) {
        var command = commands.get(tool);
        if (command == null) {
            throw new IllegalStateException("refused: " + tool);
        }
        return command.timeout();
    }
}
