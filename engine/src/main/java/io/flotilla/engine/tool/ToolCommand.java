package io.flotilla.engine.tool;

import io.flotilla.engine.Nearest;
import io.flotilla.engine.ShortDuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command that may be run under a name, as a list of arguments that no shell ever reads. What is
 * in braces is filled in: {@code {host}}, {@code {port}}, {@code {user}}, {@code {database}},
 * {@code {table}}, {@code {alter}}, and {@code {defaults-file}} for a temporary file of MySQL's
 * form with user and password.
 *
 * @param timeout how long it may run
 * @param passwordVariable the variable of its environment that the password is in, if it is
 */
public record ToolCommand(
        String name, List<String> command, Duration timeout, @Nullable String passwordVariable) {

    public static final Duration USUAL_TIMEOUT = Duration.ofHours(24);
    public static final Duration LONGEST_TIMEOUT = Duration.ofDays(30);

    static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");
    static final String DEFAULTS_FILE = "defaults-file";

    private static final List<String> KNOWN =
            List.of("host", "port", "user", "database", "table", "alter", DEFAULTS_FILE);
    private static final List<String> NEEDED = List.of("database", "table", "alter");
    private static final Set<String> SHELLS =
            Set.of("sh", "bash", "dash", "zsh", "ksh", "fish", "busybox", "env", "sudo");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /**
     * @throws IllegalArgumentException saying what is wrong with it, after "tool 'pt-osc': "
     */
    public ToolCommand {
        command = List.copyOf(command);
        if (command.isEmpty() || !Path.of(command.getFirst()).isAbsolute()) {
            throw wrong(name, "its command must begin with the absolute path of a program");
        }
        var program = Path.of(command.getFirst()).getFileName();
        if (program == null || SHELLS.contains(program.toString())) {
            throw wrong(
                    name,
                    "%s would read its arguments as commands or run another program; name the tool itself, or a script of yours"
                            .formatted(command.getFirst()));
        }
        var used = new HashSet<String>();
        for (var argument : command) {
            var matcher = PLACEHOLDER.matcher(argument);
            while (matcher.find()) {
                used.add(matcher.group(1));
                if (!KNOWN.contains(matcher.group(1))) {
                    throw wrong(
                            name,
                            "there is nothing to fill in for {%s}%s"
                                    .formatted(
                                            matcher.group(1),
                                            Nearest.hintOrAll(matcher.group(1), KNOWN)));
                }
            }
        }
        if (PLACEHOLDER.matcher(command.getFirst()).find()) {
            throw wrong(name, "its program must be named and not filled in");
        }
        for (var needed : NEEDED) {
            if (!used.contains(needed)) {
                throw wrong(name, "its command nowhere says {%s}".formatted(needed));
            }
        }
        if (!timeout.isPositive() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw wrong(
                    name,
                    "its timeout must be between 1ms and " + ShortDuration.format(LONGEST_TIMEOUT));
        }
        if (passwordVariable != null && !VARIABLE.matcher(passwordVariable).matches()) {
            throw wrong(name, "'%s' is no name of a variable".formatted(passwordVariable));
        }
    }

    Path program() {
        return Path.of(command.getFirst());
    }

    boolean wantsDefaultsFile() {
        return command.stream().anyMatch(it -> it.contains("{" + DEFAULTS_FILE + "}"));
    }

    private static IllegalArgumentException wrong(String name, String why) {
        return new IllegalArgumentException("tool '%s': %s".formatted(name, why));
    }
}
