package io.flotilla.orchestrator.cli.local;

import io.flotilla.engine.project.ProjectFile;
import io.flotilla.orchestrator.cli.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which {@code flotilla.yaml} counts. */
final class ProjectOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "default: flotilla.yaml beside the SQL files or in a folder above")
    private @Nullable Path file;

    /** What the file named says, else the one of the first of the states that is SQL files. */
    ProjectFile read(@Nullable State... states) {
        var named = file;
        if (named != null) {
            if (!Files.isRegularFile(named)) {
                throw CommandFailure.usage("there is no file '%s'".formatted(named), null);
            }
            return ProjectFile.read(named);
        }
        var here = Path.of("");
        var start =
                Arrays.stream(states)
                        .filter(State.Sources.class::isInstance)
                        .map(state -> ((State.Sources) state).path())
                        .findFirst()
                        .orElse(here);
        return ProjectFile.find(start, here).map(ProjectFile::read).orElse(ProjectFile.DEFAULT);
    }
}
