package io.flotilla.orchestrator.notify;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be called: public ones, and those an operator allows. Everything that a
 * server could reach and its callers could not, such as a cloud's metadata service, is refused.
 */
final class AddressPolicy {

    /**
     * Not globally reachable, by https://www.iana.org/assignments/iana-ipv4-special-registry and
     * https://www.iana.org/assignments/iana-ipv6-special-registry
     */
    private static final List<IpSubnetFilterRule> SPECIAL =
            rules(
                    Stream.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "192.88.99.0/24",
                            "192.168.0.0/16",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "224.0.0.0/3",
                            "::/96",
                            "64:ff9b::/96",
                            "64:ff9b:1::/48",
                            "100::/64",
                            "2001::/23",
                            "2001:db8::/32",
                            "2002::/16",
                            "3fff::/20",
                            "fc00::/7",
                            "fe80::/9",
                            "ff00::/8"));

    private final List<IpSubnetFilterRule> allowed;

    /**
     * @param allowed networks such as {@code 10.1.0.0/16}
     * @throws IllegalArgumentException if one is no network
     */
    AddressPolicy(List<String> allowed) {
        this.allowed = rules(allowed.stream());
    }

    boolean allows(InetAddress address) {
        var plain = plain(address);
        return matches(allowed, plain) || !matches(SPECIAL, plain);
    }

    /** Whether it is this machine's own, and an operator allows it. */
    boolean allowsWithoutTls(InetAddress address) {
        var plain = plain(address);
        return plain.isLoopbackAddress() && matches(allowed, plain);
    }

    /** An IPv4 address that comes in an IPv6 one's clothes, as what it is. */
    private static InetAddress plain(InetAddress address) {
        var bytes = address.getAddress();
        var mapped =
                bytes.length == 16
                        && Arrays.equals(
                                bytes,
                                0,
                                12,
                                new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1},
                                0,
                                12);
        try {
            return mapped ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16)) : address;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static boolean matches(List<IpSubnetFilterRule> rules, InetAddress address) {
        var end = new InetSocketAddress(address, 0);
        return rules.stream().anyMatch(rule -> rule.matches(end));
    }

    private static List<IpSubnetFilterRule> rules(Stream<String> networks) {
        return networks.map(AddressPolicy::rule).toList();
    }

    private static IpSubnetFilterRule rule(String network) {
        var slash = network.indexOf('/');
        try {
            if (slash > 0) {
                // parses only; asks no name server
                var address = InetAddress.ofLiteral(network.substring(0, slash));
                var prefix = Integer.parseInt(network.substring(slash + 1));
                return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'%s' is no network".formatted(network), e);
        }
        throw new IllegalArgumentException(
                "'%s' is no network such as 10.1.0.0/16".formatted(network));
    }
}
