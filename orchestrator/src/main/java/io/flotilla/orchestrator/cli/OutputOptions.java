package io.flotilla.orchestrator.cli;

import picocli.CommandLine.Option;

/** The options every command has. */
public final class OutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text or json (default: text)")
    private Format format = Format.TEXT;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    public Format format() {
        return format;
    }

    boolean help() {
        return help;
    }
}
