package io.flotilla.orchestrator.cli.access;

import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.OutputOptions;
import io.flotilla.orchestrator.cli.ServerCommands;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.text.Column;
import io.flotilla.orchestrator.cli.text.Labels;
import io.flotilla.orchestrator.cli.text.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flotilla audit …}. */
@Command(name = "audit", description = "who did what, and when")
public final class AuditCommands extends ServerCommands {
    private static final Table TABLE =
            Table.of(
                    Column.time("WHEN", "at"),
                    Column.text("WHO", "actor"),
                    Column.text("ACT", "act"),
                    Column.text("SUBJECT", "subject"),
                    Column.computed("DETAILS", act -> Labels.text(act.path("details"))));

    public AuditCommands(Shell shell) {
        super(shell);
    }

    @Command(
            description = {
                "compares the acts on record with what was sealed; exits 2 where they differ",
                "An end of the chain that was kept elsewhere shows whether it was made anew since."
            })
    int verify(
            @Option(
                            names = "--head",
                            paramLabel = "POSITION:HASH",
                            description = "an end of the chain from a log or a webhook")
                    @Nullable String head,
            @Mixin OutputOptions output) {
        var result = ChainCheck.of(api(), head);
        print(output, result, ChainCheck::text);
        var sound = result.path("flaws").isEmpty();
        return (sound ? ExitCode.DONE : ExitCode.DIFFERENCES).code();
    }

    @Command(description = "lists the acts on record, the newest first")
    void list(
            @Option(names = "--limit", defaultValue = "50", description = "default: 50") int limit,
            @Mixin OutputOptions output) {
        printItems(
                output,
                api().list(ApiPath.of("audit"), limit),
                items -> TABLE.text(items, "nothing on record yet"));
    }
}
