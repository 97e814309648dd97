package io.flotilla.engine.project;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.lint.LintPolicy;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.tool.ToolCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code flotilla.yaml} says. Strict: what is not known is refused, what is absent is usual.
 */
public record ProjectFile(
        String dialect,
        Privileges privileges,
        PlanPolicy plan,
        LintPolicy lint,
        List<ToolCommand> tools) {

    private static final String POSTGRES = "postgres";

    public static final String NAME = "flotilla.yaml";

    public ProjectFile {
        tools = List.copyOf(tools);
    }

    /** Without any file. */
    public static final ProjectFile DEFAULT =
            new ProjectFile(
                    POSTGRES,
                    Privileges.IGNORED,
                    PlanPolicy.DEFAULT,
                    LintPolicy.DEFAULT,
                    List.of());

    /** As they are called where privileges do not matter. */
    private static final List<String> DIALECTS =
            Dialects.names().stream()
                    .filter(name -> Dialects.require(name).privileges() == Privileges.IGNORED)
                    .toList();

    private static final List<String> SECTIONS =
            List.of("dialect", "privileges", "plan", "lint", "tools");

    /**
     * The file for a desired state: in its folder, else in the nearest folder above, up to the
     * working directory or the root of the git work tree. Outside of both, no folder above counts.
     */
    public static Optional<Path> find(Path fileOrFolder, Path workingDirectory) {
        return SearchPath.of(fileOrFolder, workingDirectory).stream()
                .map(folder -> folder.resolve(NAME))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * @throws ProjectFileInvalid naming the line, the field and what it may be
     */
    public static ProjectFile read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new ProjectFileInvalid(file + " is not UTF-8 text", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * @param name what errors call the text
     * @throws ProjectFileInvalid naming the line, the field and what it may be
     */
    public static ProjectFile parse(String name, String yaml) {
        return ProjectFields.parse(name, yaml, SECTIONS)
                .map(
                        it ->
                                new ProjectFile(
                                        it.oneOf("dialect", DIALECTS, POSTGRES),
                                        it.oneOf(
                                                "privileges", Privileges.class, Privileges.IGNORED),
                                        PlanSection.read(it),
                                        LintSection.read(it),
                                        ToolsSection.read(it)))
                .orElse(DEFAULT);
    }
}
