package io.flotilla.orchestrator.cli.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.OutputOptions;
import io.flotilla.orchestrator.cli.ServerCommands;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.text.Column;
import io.flotilla.orchestrator.cli.text.Examples;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Table;
import io.flotilla.orchestrator.cli.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flotilla drift …}. */
@Command(name = "drift", description = "schemas that are not what was last recorded")
public final class DriftCommands extends ServerCommands {
    private static final Table TABLE =
            Table.of(
                    Column.number("TARGETS", "count"),
                    Column.fingerprint("LIVE", "fingerprint"),
                    Column.fingerprint("EXPECTED", "expected"),
                    Column.computed("FOR EXAMPLE", Examples::of));

    public DriftCommands(Shell shell) {
        super(shell);
    }

    @Command(description = "reads the fleet's schemas now; exits 2 where something drifted")
    int scan(
            @Option(
                            names = {"-l", "--targets"},
                            paramLabel = "SELECTOR")
                    @Nullable String selector,
            @Mixin OutputOptions output) {
        var body = Json.object();
        if (selector != null) {
            body.put("targets", selector);
        }
        var scan = api().post(ApiPath.of("drift", "scan"), body);
        print(output, scan, DriftText::scanned);
        var inSync = scan.path("drifted").asInt() == 0 && scan.path("unreadable").asInt() == 0;
        return (inSync ? ExitCode.DONE : ExitCode.DIFFERENCES).code();
    }

    @Command(description = "lists what drifted, alike ones together; exits 2 where there is any")
    int list(@Mixin OutputOptions output) {
        var cohorts = cohorts();
        printItems(output, cohorts, items -> TABLE.text(items, "nothing drifted"));
        return (cohorts.isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENCES).code();
    }

    @Command(description = "shows how targets of one live fingerprint differ, as SQL")
    void show(
            @Parameters(paramLabel = "FINGERPRINT", description = "or its beginning")
                    String fingerprint,
            @Mixin OutputOptions output) {
        var matching = matching(fingerprint);
        printItems(
                output,
                matching,
                items -> {
                    var text = new Text();
                    items.forEach(cohort -> text.add(DriftText.details(cohort).blank()));
                    return text;
                });
    }

    @Command(description = "accepts a live fingerprint as the expected state from now on")
    void adopt(
            @Parameters(paramLabel = "FINGERPRINT", description = "or its beginning")
                    String fingerprint,
            @Mixin OutputOptions output) {
        var matching = matching(fingerprint);
        if (matching.size() > 1) {
            throw CommandFailure.usage(
                    "'%s' names %d cohorts".formatted(fingerprint, matching.size()),
                    "give more of the fingerprint: 'flotilla drift list -o json' shows all of it");
        }
        var cohort = matching.getFirst();
        var body =
                Json.object()
                        .put("fingerprint", Json.text(cohort, "fingerprint"))
                        .put("expected", Json.text(cohort, "expected"));
        print(
                output,
                api().post(ApiPath.of("drift", "adopt"), body),
                adopted ->
                        Text.of(
                                "%s targets are as expected now"
                                        .formatted(Json.text(adopted, "adopted"))));
    }

    private List<JsonNode> cohorts() {
        return Json.elements(api().get(ApiPath.of("drift")).path("items"));
    }

    private List<JsonNode> matching(String fingerprint) {
        var full = fingerprint.startsWith("fp1:") ? fingerprint : "fp1:" + fingerprint;
        var matching =
                cohorts().stream()
                        .filter(cohort -> Json.text(cohort, "fingerprint").startsWith(full))
                        .toList();
        if (matching.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.ERROR,
                    "nothing drifted to '%s'".formatted(fingerprint),
                    "'flotilla drift list' shows what did");
        }
        return matching;
    }
}
