package io.flotilla.orchestrator.cli.local;

import io.flotilla.orchestrator.cli.Shell;
import java.util.List;

/** The commands that need no server, in the order help lists them. */
public final class LocalCommands {
    private LocalCommands() {}

    public static List<Object> all(Shell shell) {
        return List.of(
                new InspectCommand(shell),
                new DiffCommand(shell),
                new PlanCommand(shell),
                new LintCommand(shell),
                new ProveCommand(shell),
                new ApplyCommand(shell),
                new RevertCommand(shell),
                new PurgeCommand(shell));
    }
}
