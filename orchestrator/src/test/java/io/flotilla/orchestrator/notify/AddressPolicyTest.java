package io.flotilla.orchestrator.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private final AddressPolicy strict = new AddressPolicy(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatIsNotPublicIsRefused(String address) {
        assertThat(strict.allows(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "172.15.0.1", "172.32.0.1", "169.253.0.1", "2606:4700::1111"})
    void whatIsPublicMayBeCalledButNotWithoutTls(String address) {
        assertThat(strict.allows(InetAddress.ofLiteral(address))).isTrue();
        assertThat(strict.allowsWithoutTls(InetAddress.ofLiteral(address))).isFalse();
    }

    @Test
    void anOperatorMayAllowNetworks() {
        var policy = new AddressPolicy(List.of("10.1.0.0/16", "fd00::/8", "127.0.0.1/32"));

        assertThat(policy.allows(InetAddress.ofLiteral("10.1.2.3"))).isTrue();
        assertThat(policy.allows(InetAddress.ofLiteral("10.2.0.1"))).isFalse();
        assertThat(policy.allows(InetAddress.ofLiteral("fd00::1"))).isTrue();
        assertThat(policy.allowsWithoutTls(InetAddress.ofLiteral("10.1.2.3"))).isFalse();
        assertThat(policy.allowsWithoutTls(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(policy.allowsWithoutTls(InetAddress.ofLiteral("127.0.0.2"))).isFalse();
        assertThatThrownBy(() -> new AddressPolicy(List.of("localhost/8")))
                .hasMessage("'localhost/8' is no network");
    }
}
