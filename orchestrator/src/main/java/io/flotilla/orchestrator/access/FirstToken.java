package io.flotilla.orchestrator.access;

import io.flotilla.orchestrator.control.HomeFolder;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** On a new control database, makes the admin token and hands it over: stdout once, and a file. */
@ApplicationScoped
class FirstToken {
    private static final Logger LOG = Logger.getLogger(FirstToken.class);

    private final TokenService tokens;
    private final HomeFolder home;

    FirstToken(
            TokenService tokens,
            @ConfigProperty(name = "flotilla.home", defaultValue = HomeFolder.DEFAULT)
                    String home) {
        this.tokens = tokens;
        this.home = HomeFolder.of(home);
    }

    void handOver(@Observes StartupEvent started) {
        tokens.createFirst().ifPresent(this::handOver);
    }

    private void handOver(TokenService.Created token) {
        System.out.println("Admin token, shown this once: " + token.token());
        try {
            home.writeSecret(HomeFolder.ADMIN_TOKEN, token.token());
        } catch (IOException e) {
            LOG.warnf("The admin token is not kept in %s: %s", home.path(), e.getMessage());
        }
    }
}
