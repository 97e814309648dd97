package io.flotilla.registry.database;

import io.flotilla.engine.dialect.Dialects;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What each part of an address may consist of. These are lists of what is allowed, so that no part
 * can reach into the rest of a JDBC URL whatever a driver's parser makes of it.
 */
final class AddressRules {

    private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final Pattern HOST_NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*\\.?");
    private static final int HOST_LENGTH = 253;
    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}]");

    /** A last part like this makes resolvers read the whole as a number: 127.1, 0x7f000001. */
    private static final Pattern NUMERIC_END =
            Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9A-Fa-f]*)\\.?");

    private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.$-]{0,62}");
    private static final String FORBIDDEN_IN_USER = "?&;,:()/\\#%'\"`=";
    private static final int USER_BYTES = 63;

    private AddressRules() {}

    static void require(
            String dialect, String host, int port, String databaseName, String username) {
        if (!Dialects.names().contains(dialect)) {
            throw new IllegalArgumentException(
                    "dialect '%s' is not available; use %s"
                            .formatted(dialect, String.join(" or ", Dialects.names())));
        }
        if (!isHost(host)) {
            throw new IllegalArgumentException(
                    "host '%s': give a host name, an IPv4 address or an IPv6 address in brackets, without port or options"
                            .formatted(printable(host)));
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port %d: give 1 to 65535".formatted(port));
        }
        if (!DATABASE.matcher(databaseName).matches()) {
            throw new IllegalArgumentException(
                    "database '%s': a name of 1 to 63 letters, digits, '_', '-', '.' or '$' is needed"
                            .formatted(printable(databaseName)));
        }
        if (!isUser(username)) {
            throw new IllegalArgumentException(
                    "user '%s': give 1 to 63 bytes without control characters or any of %s"
                            .formatted(printable(username), FORBIDDEN_IN_USER));
        }
    }

    static boolean isLoopback(String host) {
        if (host.startsWith("[") || IPV4.matcher(host).matches()) {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        }
        return host.equalsIgnoreCase("localhost");
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            return IPV6.matcher(host).matches() && isIpv6(host);
        }
        if (NUMERIC_END.matcher(host).matches()) {
            return IPV4.matcher(host).matches();
        }
        return host.length() <= HOST_LENGTH && HOST_NAME.matcher(host).matches();
    }

    /** Parses only; asks no name server. */
    private static boolean isIpv6(String literal) {
        try {
            InetAddress.ofLiteral(literal);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isUser(String username) {
        var bytes = username.getBytes(StandardCharsets.UTF_8).length;
        return bytes >= 1
                && bytes <= USER_BYTES
                && username.equals(username.strip())
                && username.codePoints()
                        .noneMatch(
                                character ->
                                        Character.getType(character) == Character.CONTROL
                                                || Character.getType(character)
                                                        == Character.SURROGATE
                                                || FORBIDDEN_IN_USER.indexOf(character) >= 0);
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
