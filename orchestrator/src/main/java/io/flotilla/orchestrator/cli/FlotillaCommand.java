package io.flotilla.orchestrator.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flotilla} itself. */
@Command(
        name = "flotilla",
        description = "Rolls one approved schema change out over a fleet of tenant schemas.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        footer = {
            "",
            "Commands of the server use FLOTILLA_URL (default http://127.0.0.1:8080) and"
                    + " FLOTILLA_TOKEN.",
            "Exit codes: 0 done and in sync, 1 error, 2 differences, 3 rollout failed or halted,",
            "4 waiting for approval or a gate, 5 timed out, 6 stale, 7 not allowed, 64 usage."
        })
final class FlotillaCommand {
    private final Shell shell;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "show the version")
    private boolean version;

    FlotillaCommand(Shell shell) {
        this.shell = shell;
    }

    boolean asksForHelp() {
        return help || version;
    }

    @Command(description = "prints completion for bash and zsh: source <(flotilla completion)")
    void completion(@Mixin HelpOption option) {
        shell.out().print(AutoComplete.bash("flotilla", CommandTree.of(shell)));
        shell.out().flush();
    }
}
