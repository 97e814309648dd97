package io.flotilla.orchestrator.notify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is told what happened, and how hard it is tried. */
@ConfigMapping(prefix = "flotilla.notify")
public interface NotifyConfig {

    /** By name, which deliveries and metrics go by. */
    @WithName("webhook")
    Map<String, Webhook> webhooks();

    /**
     * Networks ({@code 10.1.0.0/16}) that webhooks may be in although they are private; those of
     * this machine may then be called without TLS, which is for tests.
     */
    Optional<List<String>> allow();

    /** How long one call may take as a whole. */
    @WithDefault("10s")
    Duration timeout();

    /** So many calls are made before a delivery is given up. */
    @WithDefault("12")
    int attempts();

    /** The wait after the first call that failed; it doubles up to six hours. */
    @WithDefault("30s")
    Duration backoff();

    /** How long what was told, or given up, is kept. */
    @WithDefault("7d")
    Duration retention();

    /** One address to call. */
    interface Webhook {

        /** {@code https://…} */
        String url();

        /** Where the key of its signatures is: {@code env:NAME} or {@code file:/path}. */
        String secret();
    }
}
