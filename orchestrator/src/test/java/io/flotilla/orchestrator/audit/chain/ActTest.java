package io.flotilla.orchestrator.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Chains outlive programs: what is hashed, and how, is for good. */
class ActTest {

    private static final Act ACT =
            new Act(
                    Instant.parse("2026-03-01T12:00:00.120Z"),
                    "ana",
                    "rollout.approve",
                    "rollout:7",
                    "{\"n\": 1.50, \"list\": [2, {\"z\": null, \"a\": \"\\u00e9\\n\"}], \"big\": 123456789012345678901234567890}");

    @Test
    void isOneLineOfJsonWithSortedMembers() {
        assertThat(ACT.canonical())
                .isEqualTo(
                        """
                        {"act":"rollout.approve","actor":"ana","at":"2026-03-01T12:00:00.120Z",\
                        "details":{"big":123456789012345678901234567890,"list":[2,{"a":"é\\n","z":null}],"n":1.50},\
                        "subject":"rollout:7"}""");
    }

    @Test
    void theLinkIsOverAllThatTellsItsPlace() {
        var link = Link.START.next(12, ACT.content());

        assertThat(ACT.content())
                .isEqualTo("65028b2a20cc018376f29928ba7e5891d7ded06dbcab60252a94759ffdce65bf");
        assertThat(link.toString())
                .isEqualTo("1:61a1d0068997625437747ab454d4e1fce745cf14cc1ef67355f0358773281d02");
        assertThat(Link.parse(link.toString())).isEqualTo(link);
        assertThat(link).isNotEqualTo(Link.START.next(13, ACT.content()));
        assertThat(link.hash()).isNotEqualTo(link.next(12, ACT.content()).hash());
    }
}
