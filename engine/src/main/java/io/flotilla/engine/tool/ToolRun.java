package io.flotilla.engine.tool;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tool at work: a child process with next to no environment, nothing to read, and a folder of its
 * own that goes with it. For one thread, but for {@link #endAll}.
 */
public final class ToolRun implements AutoCloseable {

    /** How long a tool has to tidy up when it is told to end (SIGTERM), before it is killed. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private static final int LINES_KEPT = 20;
    private static final int LONGEST_LINE = 400;
    private static final String HIDDEN = "***";
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private static final Set<ToolRun> RUNNING = ConcurrentHashMap.newKeySet();

    private final Process process;
    private final Path folder;
    private final Thread reader;
    private final ArrayDeque<String> tail = new ArrayDeque<>();
    private final @Nullable String password;
    private final Lines lines;

    /** Hears what a tool writes, line by line, on a thread of its own; without its password. */
    @FunctionalInterface
    public interface Lines {
        void said(String line);
    }

    private ToolRun(Process process, Path folder, @Nullable String password, Lines lines) {
        this.process = process;
        this.folder = folder;
        this.password = password;
        this.lines = lines;
        this.reader =
                Thread.ofPlatform().daemon().name("tool-" + process.pid()).unstarted(this::read);
    }

    static ToolRun start(
            ToolCommand command,
            Map<String, String> values,
            String user,
            @Nullable String password,
            Lines lines)
            throws IOException {
        var folder = Files.createTempDirectory("flotilla-tool-");
        try {
            var filled = new HashMap<>(values);
            if (command.wantsDefaultsFile()) {
                var file = folder.resolve("defaults.cnf");
                DefaultsFile.write(file, user, password);
                filled.put(ToolCommand.DEFAULTS_FILE, file.toString());
            }
            var builder =
                    new ProcessBuilder(
                            command.command().stream().map(it -> filled(it, filled)).toList());
            var environment = builder.environment();
            environment.clear();
            environment.put("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
            environment.put("HOME", folder.toString());
            environment.put("LANG", "C.UTF-8");
            if (command.passwordVariable() != null && password != null) {
                environment.put(command.passwordVariable(), password);
            }
            builder.directory(folder.toFile());
            builder.redirectInput(new File("/dev/null"));
            builder.redirectErrorStream(true);
            var run = new ToolRun(builder.start(), folder, password, lines);
            RUNNING.add(run);
            run.reader.start();
            return run;
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    private static String filled(String argument, Map<String, String> values) {
        return ToolCommand.PLACEHOLDER
                .matcher(argument)
                .replaceAll(
                        found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }

    /** Its exit code, if it ends within the time. */
    public OptionalInt await(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    /** The last lines it wrote, oldest first. Call it when it has ended. */
    public List<String> lastLines() {
        try {
            reader.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (tail) {
            return List.copyOf(tail);
        }
    }

    /**
     * Has it end, with whatever it started itself: it is told to, and killed if it does not within
     * the grace. Returns when it is gone, whether or not the thread is interrupted.
     */
    public void end() {
        end(GRACE);
    }

    private void end(Duration grace) {
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroy);
        if (!gone(all, grace)) {
            all.forEach(ProcessHandle::destroyForcibly);
            gone(all, grace);
        }
    }

    private static boolean gone(List<ProcessHandle> all, Duration within) {
        var deadline = System.nanoTime() + within.toNanos();
        var interrupted = false;
        while (all.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return all.stream().noneMatch(ProcessHandle::isAlive);
    }

    /** Ends every tool this process runs, for when it ends itself. */
    public static void endAll() {
        endAll(GRACE);
    }

    /** The same, with so long to tidy up. */
    public static void endAll(Duration grace) {
        var ending =
                new ArrayList<>(RUNNING)
                        .stream()
                                .map(run -> Thread.ofPlatform().start(() -> run.end(grace)))
                                .toList();
        for (var thread : ending) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void read() {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE);
        try (var reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), decoder))) {
            var line = new StringBuilder();
            for (var c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n' || c == '\r') {
                    keep(line);
                } else if (line.length() < LONGEST_LINE * 2) {
                    line.append((char) c);
                }
            }
            keep(line);
        } catch (IOException e) {
            // it is gone, and so is what it would have said
        }
    }

    private void keep(StringBuilder written) {
        var line = written.toString().strip();
        written.setLength(0);
        if (line.isEmpty()) {
            return;
        }
        if (password != null && !password.isEmpty()) {
            line = line.replace(password, HIDDEN);
        }
        if (line.length() > LONGEST_LINE) {
            line = line.substring(0, LONGEST_LINE) + "…";
        }
        synchronized (tail) {
            tail.add(line);
            if (tail.size() > LINES_KEPT) {
                tail.remove();
            }
        }
        try {
            lines.said(line);
        } catch (RuntimeException e) {
            // a tool that nobody reads stands still
        }
    }

    /** Ends it if it has not ended, and takes its folder away. */
    @Override
    public void close() {
        if (process.isAlive()) {
            end();
        }
        RUNNING.remove(this);
        delete(folder);
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // it lies where temporary files lie, and only its owner may read it
        }
    }
}
