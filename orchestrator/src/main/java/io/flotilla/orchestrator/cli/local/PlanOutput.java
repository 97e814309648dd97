package io.flotilla.orchestrator.cli.local;

import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.release.PlanText;
import io.flotilla.orchestrator.cli.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints and writes plans. */
final class PlanOutput {
    private PlanOutput() {}

    /** What a plan can be printed as. */
    enum Format {
        TEXT,
        YAML,
        JSON
    }

    static void print(Shell shell, Format format, Plan plan) {
        switch (format) {
            case TEXT -> shell.print(PlanText.of(plan, 0));
            case YAML -> shell.out().print(PlanFile.write(plan));
            case JSON -> shell.out().println(Json.versioned(Json.MAPPER.valueToTree(plan)));
        }
        shell.out().flush();
    }

    static void write(Path file, String document) {
        try {
            Files.writeString(file, document);
        } catch (IOException e) {
            throw CommandFailure.error("cannot write %s: %s".formatted(file, e));
        }
    }
}
