package io.flotilla.orchestrator.cli.demo;

import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.HelpOption;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.access.TokenCommands;
import io.flotilla.orchestrator.cli.client.ApiClient;
import io.flotilla.orchestrator.cli.client.ApiProblem;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flotilla demo}. */
@Command(
        name = "demo",
        description = {
            "starts database servers with a fleet of tenants and rolls a release out over it",
            "Everything runs on this machine, and is stopped and removed at the end."
        })
public final class DemoCommand implements Callable<Integer> {
    /** What a shell reports of a process ended by Ctrl-C. */
    private static final int INTERRUPTED = 130;

    private final Shell shell;

    @Option(names = "--tenants", description = "how many (default: 300)")
    private int tenants = 300;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description =
                    "postgres, mysql, for which MariaDB stands in, or mixed, one of each"
                            + " (default: postgres)")
    private DemoEngines engines = DemoEngines.POSTGRES;

    @Option(names = "--keep", description = "leave everything running until Ctrl-C")
    private boolean keep;

    @Option(names = "--port", description = "of the server (default: a free one)")
    private @Nullable Integer port;

    @Mixin private HelpOption help = new HelpOption();

    public DemoCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        if (tenants < DemoFleet.LEAST || tenants > DemoFleet.MOST) {
            throw CommandFailure.usage(
                    "--tenants must be from %d to %d".formatted(DemoFleet.LEAST, DemoFleet.MOST),
                    null);
        }
        try (var world = DemoWorld.open()) {
            try {
                return run(world).code();
            } catch (ApiProblem | CommandFailure | SQLException | IOException e) {
                if (world.interrupted()) {
                    // what was stopped does not answer, and nobody wants to read so
                    return INTERRUPTED;
                }
                throw e;
            }
        }
    }

    private ExitCode run(DemoWorld world) throws IOException, SQLException, InterruptedException {
        var fleet = DemoFleet.of(tenants, engines);
        var narrator = new Narrator(shell, InstantSource.system());
        narrator.step("Starting %s for tenants and a Flotilla server".formatted(engines.servers()));
        var server = world.startServer(port);
        var databases = world.startDatabases(engines);
        try (var api = prepare(narrator, fleet, databases, server)) {
            if (keep) {
                showConsole(narrator, server, api);
            }
            var expectations = new Expectations();
            var story = new DemoStory(shell, narrator, api, fleet, databases, world.folder());
            tell(story, expectations, server);
            narrator.step("Done");
            narrator.show(expectations.text());
            if (keep) {
                keep(narrator, server, api);
            }
            return expectations.hold() ? ExitCode.DONE : ExitCode.ERROR;
        }
    }

    /** The log goes with everything else: a failure of the server shows its end now. */
    private static void tell(DemoStory story, Expectations expectations, DemoServer server)
            throws IOException, SQLException {
        try {
            story.tell(expectations);
        } catch (ApiProblem e) {
            if (e.status() < 500) {
                throw e;
            }
            throw new CommandFailure(
                    ExitCode.ERROR, String.valueOf(e.getMessage()), server.lastLog());
        }
    }

    /** The fleet is made while the server starts. */
    private ApiClient prepare(
            Narrator narrator, DemoFleet fleet, List<TenantDatabase> databases, DemoServer server)
            throws IOException, SQLException, InterruptedException {
        narrator.step(
                "Making %d tenants: %s each, with 13 tables and some rows"
                        .formatted(fleet.tenants().size(), engines.place()));
        for (var database : databases) {
            database.create(fleet.in(database.region()));
            narrator.say(
                    "%s: %d tenants on port %d"
                            .formatted(
                                    database.region().database(),
                                    fleet.in(database.region()).size(),
                                    database.port()));
        }
        var api = server.client();
        narrator.say("the server answers at " + server.address());
        return api;
    }

    private static void keep(Narrator narrator, DemoServer server, ApiClient api)
            throws InterruptedException {
        narrator.step("Still running, until Ctrl-C. To look around:");
        showConsole(narrator, server, api);
        narrator.say("export FLOTILLA_URL=" + server.address());
        narrator.say("export FLOTILLA_HOME=" + server.home());
        narrator.say("./flotilla rollout list");
        new CountDownLatch(1).await();
    }

    private static void showConsole(Narrator narrator, DemoServer server, ApiClient api) {
        narrator.say("the console: " + server.address().resolve("/console"));
        narrator.say("a link that signs in once: " + TokenCommands.address(api));
    }
}
