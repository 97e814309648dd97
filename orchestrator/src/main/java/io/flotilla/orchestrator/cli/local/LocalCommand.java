package io.flotilla.orchestrator.cli.local;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanFileInvalid;
import io.flotilla.engine.project.ProjectFile;
import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the commands without a server share. */
@Command(sortOptions = false)
abstract class LocalCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    LocalCommand(Shell shell) {
        this.shell = shell;
    }

    abstract ExitCode run() throws SQLException, IOException;

    @Override
    public final Integer call() throws SQLException, IOException {
        return run().code();
    }

    final Shell shell() {
        return shell;
    }

    final Servers servers() {
        return new Servers(shell);
    }

    /**
     * The server to try SQL on, of the kind that the addresses say, else the project.
     *
     * @param named where, if the user says so
     */
    final Scratch scratch(
            ProjectFile project, @Nullable DatabaseUrl named, @Nullable State... states) {
        return Scratch.of(servers(), Engine.ofDialect(project.dialect()), named, states);
    }

    /** The dialect of a kind of server, with privileges treated as the project says. */
    static Dialect dialect(Engine engine, ProjectFile project) {
        return Dialects.require(engine.dialect()).with(project.privileges());
    }

    final boolean asksForHelp() {
        return help;
    }

    /** The plan in a file, read as {@code reader} does it; what is wrong with it names the file. */
    static Plan plan(Path file, Function<String, Plan> reader) throws IOException {
        try {
            return reader.apply(read(file));
        } catch (PlanFileInvalid e) {
            throw CommandFailure.error("%s: %s".formatted(file, e.getMessage()));
        }
    }

    static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException _) {
            throw CommandFailure.usage("there is no file '%s'".formatted(file), null);
        }
    }
}
