package io.flotilla.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.flotilla.orchestrator.cli.text.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditVerifyTest {

    private static final String PART = "/audit/chain/verification";

    @RegisterExtension private final StubServer server = new StubServer();

    @Test
    void goesOnUntilTheWholeChainIsVerified() {
        server.on(
                "GET " + PART,
                200,
                "{\"through\": \"20000:aa\", \"links\": 20000, \"complete\": false, \"flaws\": []}");
        server.on(
                "GET " + PART + "?after=20000%3Aaa",
                200,
                "{\"through\": \"20007:bb\", \"links\": 7, \"complete\": true, \"flaws\": []}");
        server.on("GET /audit/chain", 200, "{\"head\": \"20007:bb\", \"unsealed\": 2}");
        var shell = server.shell();

        assertThat(shell.run("audit", "verify")).isZero();
        assertThat(shell.out())
                .isEqualTo(
                        """
                        20007 acts are as they were sealed
                        the chain ends at 20007:bb
                        2 acts are too new to be sealed, and were not verified
                        """);
    }

    @Test
    void exitsWith2WhereTheAuditIsNotWhatWasSealed() throws JsonProcessingException {
        server.on(
                "GET " + PART + "?head=9%3Acc",
                200,
                """
                {"through": "8:bb", "links": 8, "complete": true, "flaws": [
                  {"kind": "changed", "position": 3, "act": 12, "problem": "act 12 is not what was sealed"},
                  {"kind": "head", "position": 9, "problem": "the chain once was 9:cc"}]}
                """);
        server.on("GET /audit/chain", 200, "{\"head\": \"8:bb\", \"unsealed\": 0}");
        var shell = server.shell();

        assertThat(shell.run("audit", "verify", "--head", "9:cc")).isEqualTo(2);
        assertThat(shell.out())
                .isEqualTo(
                        """
                        LINK  ACT  KIND     PROBLEM
                           3   12  changed  act 12 is not what was sealed
                           9       head     the chain once was 9:cc
                        the audit is not as it was sealed; 8 links were looked at
                        the chain ends at 8:bb
                        """);
        var json = server.shell();
        assertThat(json.run("audit", "verify", "--head", "9:cc", "-o", "json")).isEqualTo(2);
        assertThat(Json.MAPPER.readTree(json.out()).at("/flaws/0/act").asInt()).isEqualTo(12);
    }
}
