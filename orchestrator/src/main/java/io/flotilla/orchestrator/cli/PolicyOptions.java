package io.flotilla.orchestrator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.ShortDuration;
import io.flotilla.engine.plan.ObjectPolicy;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.ToolName;
import io.flotilla.engine.project.ProjectFile;
import io.flotilla.orchestrator.cli.text.Json;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * What a planner may do: what the options say, else what the {@code plan} of the project's {@code
 * flotilla.yaml} says. What that file says of single objects holds beside any option.
 */
public final class PolicyOptions {
    @Option(
            names = "--drops",
            paramLabel = "POLICY",
            description = {
                "what becomes of dropped tables and columns: trash (renamed, purged later), drop",
                "or forbid (default: flotilla.yaml, else trash)"
            })
    private PlanPolicy.@Nullable Drops drops;

    @Option(
            names = "--concurrent-indexes",
            negatable = true,
            description =
                    "build indexes beside the application's writes, or block these"
                            + " (default: flotilla.yaml, else beside)")
    private @Nullable Boolean concurrentIndexes;

    @Option(
            names = "--split-validation",
            negatable = true,
            description =
                    "validate constraints after adding them, or at once under their strong lock"
                            + " (default: flotilla.yaml, else after)")
    private @Nullable Boolean splitValidation;

    @Option(
            names = "--copy-with",
            paramLabel = "TOOL",
            description = {
                "the online schema change tool that tables of MySQL and MariaDB are copied with, for",
                "instance pt-osc, or none (default: flotilla.yaml, else the server copies)"
            },
            converter = ToolConverter.class)
    private @Nullable String copyWith;

    /** The policy for a desired state in a file or folder. */
    public PlanPolicy policy(Path desired) {
        return over(ofProject(desired));
    }

    /** These options over what a project says. */
    public PlanPolicy over(PlanPolicy project) {
        return new PlanPolicy(
                Objects.requireNonNullElse(drops, project.drops()),
                Objects.requireNonNullElse(concurrentIndexes, project.concurrentIndexes()),
                Objects.requireNonNullElse(splitValidation, project.splitValidation()),
                project.lockTimeout(),
                project.statementTimeout(),
                project.objects(),
                copyWith == null ? project.copyWith() : copyWith);
    }

    /** What the project around a file or folder says; the usual where there is none. */
    public static PlanPolicy ofProject(Path fileOrFolder) {
        return project(fileOrFolder).plan();
    }

    /** The project around a file or folder; the usual where there is none. */
    public static ProjectFile project(Path fileOrFolder) {
        return ProjectFile.find(fileOrFolder, Path.of(""))
                .map(ProjectFile::read)
                .orElse(ProjectFile.DEFAULT);
    }

    /** As the server takes it. */
    public static ObjectNode json(PlanPolicy policy) {
        var json =
                Json.object()
                        .put("drops", label(policy.drops()))
                        .put("concurrentIndexes", policy.concurrentIndexes())
                        .put("splitValidation", policy.splitValidation());
        json.putObject("timeouts")
                .put("lock", ShortDuration.format(policy.lockTimeout()))
                .put("statement", ShortDuration.format(policy.statementTimeout()));
        if (policy.copyWith() != null) {
            json.put("copyWith", policy.copyWith());
        }
        var objects = json.putArray("objects");
        policy.objects().forEach(object -> write(object, objects.addObject()));
        return json;
    }

    private static void write(ObjectPolicy object, ObjectNode json) {
        json.put("match", object.match());
        if (object.drops() != null) {
            json.put("drops", label(object.drops()));
        }
        if (object.concurrentIndexes() != null) {
            json.put("concurrentIndexes", object.concurrentIndexes());
        }
        if (object.splitValidation() != null) {
            json.put("splitValidation", object.splitValidation());
        }
        if (object.copyWith() != null) {
            json.put("copyWith", object.copyWith());
        }
    }

    static final class ToolConverter implements ITypeConverter<String> {
        @Override
        public String convert(String name) {
            try {
                return ToolName.requireOrNone(name);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    private static String label(PlanPolicy.Drops drops) {
        return drops.name().toLowerCase(Locale.ROOT);
    }
}
