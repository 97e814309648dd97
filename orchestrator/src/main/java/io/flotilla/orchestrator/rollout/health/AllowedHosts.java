package io.flotilla.orchestrator.rollout.health;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hosts that health checks may ask: {@code host}, {@code host:port}, or {@code *.domain} for
 * every name below a domain; {@code :*} is any port. Compared as text, so an address is allowed
 * only where it is listed as one, and a port other than the scheme's own only where it is.
 */
public record AllowedHosts(List<String> entries) {

    public static final String PROPERTY = "flotilla.health.allowed-hosts";

    private static final Pattern ENTRY =
            Pattern.compile(
                    "(?:(?:\\*\\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:]+])(?::(?:\\d{1,5}|\\*))?");

    /**
     * @throws IllegalArgumentException naming an entry that is none
     */
    public AllowedHosts {
        entries =
                entries.stream()
                        .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                        .filter(entry -> !entry.isEmpty())
                        .toList();
        for (var entry : entries) {
            if (!ENTRY.matcher(entry).matches()) {
                throw new IllegalArgumentException(
                        "%s: '%s' is none of host, host:port, host:*, *.domain"
                                .formatted(PROPERTY, entry));
            }
        }
    }

    /** Why an address may not be asked; empty where it may. */
    public Optional<String> refusal(URI address) {
        var host = address.getHost().toLowerCase(Locale.ROOT);
        var usual = "https".equals(address.getScheme()) ? 443 : 80;
        var port = address.getPort() < 0 ? usual : address.getPort();
        var named = "%s:%d".formatted(host, port);
        return entries.stream().anyMatch(entry -> allows(entry, host, port, usual))
                ? Optional.empty()
                : Optional.of(
                        "'%s' is not on the server's list %s of hosts that may be asked; its administrator can add it"
                                .formatted(port == usual ? host : named, PROPERTY));
    }

    private static boolean allows(String entry, String host, int port, int usual) {
        var colon = entry.endsWith("]") ? -1 : entry.lastIndexOf(':');
        var name = colon < 0 ? entry : entry.substring(0, colon);
        var ports = colon < 0 ? String.valueOf(usual) : entry.substring(colon + 1);
        return (ports.equals("*") || ports.equals(String.valueOf(port)))
                && (name.startsWith("*.")
                        ? host.endsWith(name.substring(1)) && host.length() > name.length() - 1
                        : host.equals(name));
    }
}
