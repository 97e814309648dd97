package io.flotilla.orchestrator.cli;

import picocli.CommandLine.Option;

/** {@code --help}, for what has no other option of every command. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    boolean help() {
        return help;
    }
}
