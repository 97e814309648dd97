package io.flotilla.orchestrator.cli.local;

import io.flotilla.engine.plan.Plan;
import io.flotilla.orchestrator.cli.Shell;
import picocli.CommandLine.Command;

/** {@code flotilla revert}. */
@Command(name = "revert", description = "takes a plan back on one schema")
final class RevertCommand extends RunCommand {
    RevertCommand(Shell shell) {
        super(shell, Plan.Direction.REVERT);
    }
}
