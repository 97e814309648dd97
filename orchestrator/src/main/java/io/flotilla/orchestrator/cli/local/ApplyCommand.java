package io.flotilla.orchestrator.cli.local;

import io.flotilla.engine.plan.Plan;
import io.flotilla.orchestrator.cli.Shell;
import picocli.CommandLine.Command;

/** {@code flotilla apply}. */
@Command(name = "apply", description = "runs a plan on one schema")
final class ApplyCommand extends RunCommand {
    ApplyCommand(Shell shell) {
        super(shell, Plan.Direction.FORWARD);
    }
}
