package io.flotilla.orchestrator.notify;

import io.flotilla.registry.credential.CredentialReference;
import java.net.URI;
import java.util.Locale;

/** One address that is told what happens. */
record Webhook(String name, URI url, CredentialReference secret) {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /**
     * @throws IllegalArgumentException naming the setting, if its URL is none to call
     */
    Webhook {
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused(name, "is not https");
        }
        if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            throw refused(name, "must have a host, and neither a user nor a fragment");
        }
    }

    static Webhook of(String name, NotifyConfig.Webhook config) {
        try {
            return new Webhook(
                    name, URI.create(config.url()), CredentialReference.parse(config.secret()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "flotilla.notify.webhook.%s: %s".formatted(name, e.getMessage()), e);
        }
    }

    boolean encrypted() {
        return url.getScheme().equalsIgnoreCase("https");
    }

    /** The host's name or literal address, without an IPv6 address's brackets. */
    String host() {
        return url.getHost().replaceAll("[\\[\\]]", "");
    }

    int port() {
        return url.getPort() >= 0 ? url.getPort() : encrypted() ? HTTPS : HTTP;
    }

    /** What is asked for: the path with its query. */
    String path() {
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static IllegalArgumentException refused(String name, String why) {
        return new IllegalArgumentException("the URL of webhook '%s' %s".formatted(name, why));
    }
}
