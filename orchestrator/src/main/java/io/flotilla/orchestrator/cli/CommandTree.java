package io.flotilla.orchestrator.cli;

import io.flotilla.orchestrator.cli.access.AuditCommands;
import io.flotilla.orchestrator.cli.access.TokenCommands;
import io.flotilla.orchestrator.cli.demo.DemoCommand;
import io.flotilla.orchestrator.cli.drift.DriftCommands;
import io.flotilla.orchestrator.cli.fleet.DatabaseCommands;
import io.flotilla.orchestrator.cli.fleet.TargetCommands;
import io.flotilla.orchestrator.cli.local.LocalCommands;
import io.flotilla.orchestrator.cli.release.ReleaseCommands;
import io.flotilla.orchestrator.cli.rollout.RolloutCommands;
import java.time.Duration;
import picocli.CommandLine;

/** All commands, and what holds for each of them. */
final class CommandTree {
    private CommandTree() {}

    static CommandLine of(Shell shell) {
        var tree =
                new CommandLine(new FlotillaCommand(shell))
                        .addSubcommand(new DemoCommand(shell))
                        .addSubcommand(new ServerCommand(shell));
        LocalCommands.all(shell).forEach(tree::addSubcommand);
        tree.addSubcommand(new DatabaseCommands(shell))
                .addSubcommand(new TargetCommands(shell))
                .addSubcommand(new ReleaseCommands(shell))
                .addSubcommand(new RolloutCommands(shell))
                .addSubcommand(new DriftCommands(shell))
                .addSubcommand(new AuditCommands(shell))
                .addSubcommand(new TokenCommands(shell));
        return tree.registerConverter(Duration.class, new DurationConverter())
                .setOut(shell.out())
                .setErr(shell.err())
                .setColorScheme(colours(shell))
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler(new UsageErrors(shell))
                .setExecutionExceptionHandler(new CommandErrors(shell));
    }

    private static CommandLine.Help.ColorScheme colours(Shell shell) {
        return CommandLine.Help.defaultColorScheme(
                shell.screen().coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF);
    }
}
