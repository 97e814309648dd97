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
import io.flotilla.orchestrator.cli.text.Tone;
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
        print(output, scan, DriftCommands::scanned);
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
                    items.forEach(cohort -> text.add(details(cohort)));
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
                _ ->
                        Text.of(
                                "adopted; %s targets are as expected now"
                                        .formatted(Json.text(cohort, "count"))));
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

    private static Text scanned(JsonNode scan) {
        var text =
                Text.of(
                        "%s scanned in %s s: %s current, %s drifted, %s unreadable"
                                .formatted(
                                        Json.text(scan, "scanned"),
                                        Json.text(scan, "seconds"),
                                        Json.text(scan, "current"),
                                        Json.text(scan, "drifted"),
                                        Json.text(scan, "unreadable")));
        return scan.path("drifted").asInt() > 0
                ? text.line(Tone.QUIET, "next: flotilla drift list")
                : text;
    }

    private static Text details(JsonNode cohort) {
        return new Text()
                .line(
                        Text.join(
                                Text.span(Tone.STRONG, Json.text(cohort, "count") + " targets"),
                                ", for example " + Examples.of(cohort)))
                .line("live      " + Json.text(cohort, "fingerprint"))
                .line("expected  " + Json.text(cohort, "expected"))
                .line(Tone.WARNING, "what would bring them to the expected state:")
                .block(Tone.PLAIN, 2, Json.text(cohort, "differenceSql"))
                .blank();
    }
}
