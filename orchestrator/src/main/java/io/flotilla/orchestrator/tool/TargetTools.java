package io.flotilla.orchestrator.tool;

import io.flotilla.engine.project.ToolsFile;
import io.flotilla.engine.tool.ToolCommand;
import io.flotilla.engine.tool.ToolLogin;
import io.flotilla.engine.tool.Tools;
import io.flotilla.registry.credential.Credentials;
import io.flotilla.registry.database.Database;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The online schema change tools of this node, on any target server. Read once: a file that is not
 * right keeps the node from starting. For any thread.
 */
@ApplicationScoped
public class TargetTools {
    private final List<ToolCommand> commands;
    private final Credentials credentials;

    TargetTools(
            @ConfigProperty(name = "flotilla.tools") Optional<Path> file, Credentials credentials) {
        this.commands = file.map(ToolsFile::read).orElse(List.of());
        this.credentials = credentials;
    }

    /** So that it is read before any plan asks for a tool. */
    void read(@Observes StartupEvent event) {}

    /** With the user and password that attempts on the database have, resolved at each run. */
    public Tools on(Database database) {
        return Tools.of(
                commands,
                new ToolLogin(
                        database.host(),
                        database.port(),
                        database.username(),
                        () -> credentials.resolve(database.password()).expose()));
    }
}
