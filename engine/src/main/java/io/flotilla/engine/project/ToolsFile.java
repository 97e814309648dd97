package io.flotilla.engine.project;

import io.flotilla.engine.tool.ToolCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of its own with the {@code tools} that {@code flotilla.yaml} may have as well. */
public final class ToolsFile {

    private ToolsFile() {}

    /**
     * @throws ProjectFileInvalid naming the line, the field and what it may be
     */
    public static List<ToolCommand> read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static List<ToolCommand> parse(String name, String yaml) {
        return ProjectFields.parse(name, yaml, List.of("tools"))
                .map(ToolsSection::read)
                .orElse(List.of());
    }
}
