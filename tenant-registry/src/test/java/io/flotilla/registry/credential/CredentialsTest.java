package io.flotilla.registry.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static final String CANARY = "c4nary:päss word";

    @TempDir Path folder;

    private final Credentials credentials =
            new Credentials(Map.of("FLEET_PASSWORD", CANARY, "EMPTY", ""));

    @Test
    void readsTheEnvironment() {
        assertThat(resolve("env:FLEET_PASSWORD")).isEqualTo(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void readsAFileWithoutItsLastLineEnd(String end) throws IOException {
        var file = Files.writeString(folder.resolve("password"), CANARY + end);

        assertThat(resolve("file:" + file)).isEqualTo(CANARY);
    }

    @Test
    void keepsSpacesAndAllButTheLastLineEnd() throws IOException {
        var file = Files.writeString(folder.resolve("password"), " a b \n\n");

        assertThat(resolve("file:" + file)).isEqualTo(" a b \n");
    }

    @Test
    void readsARotatedPasswordAtTheNextCall() throws IOException {
        var file = folder.resolve("password");
        Files.writeString(file, "old");
        assertThat(resolve("file:" + file)).isEqualTo("old");

        Files.writeString(file, "new");

        assertThat(resolve("file:" + file)).isEqualTo("new");
    }

    @Test
    void namesAReferenceThatLeadsNowhere() throws IOException {
        var latin1 = Files.write(folder.resolve("latin1"), new byte[] {'p', (byte) 0xE4});

        assertUnavailable("env:MISSING", "not set");
        assertUnavailable("env:EMPTY", "empty");
        assertUnavailable("file:" + folder.resolve("missing"), "no such file");
        assertUnavailable("file:" + folder, "not a file");
        assertUnavailable("file:" + latin1, "not UTF-8");
        assertUnavailable("file:/dev/zero", "not a file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "",
                "env:",
                "env:a-b",
                "env:A=B",
                "file:",
                "file:relative/path",
                "file:/a\0b",
                "ENV:NAME",
                "vault:secret/x"
            })
    void refusesWhatIsNoReference(String text) {
        assertThatThrownBy(() -> CredentialReference.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotRepeatAPasswordGivenByMistake() {
        assertThatThrownBy(() -> CredentialReference.parse("hunter2"))
                .hasMessageNotContaining("hunter2")
                .hasMessageContaining("env:NAME or file:/absolute/path");
    }

    @Test
    void neverPrintsASecret() throws IOException {
        var secret = new Secret(CANARY);
        record Holder(String name, Secret secret) {}

        assertThat(secret).hasToString("***");
        assertThat("" + new Holder("a", secret)).doesNotContain(CANARY);
        assertThat(new ObjectMapper().writeValueAsString(new Holder("a", secret)))
                .isEqualTo("{\"name\":\"a\",\"secret\":\"***\"}");
        assertThat(secret).isEqualTo(new Secret(CANARY)).isNotEqualTo(new Secret("other"));
    }

    @Test
    void writesAReferenceAsItsText() throws IOException {
        var json = new ObjectMapper();

        assertThat(json.readValue("\"env:A\"", CredentialReference.class))
                .isEqualTo(new CredentialReference.Environment("A"));
        assertThat(json.writeValueAsString(CredentialReference.parse("file:/run/secrets/a b")))
                .isEqualTo("\"file:/run/secrets/a b\"");
    }

    private String resolve(String reference) {
        return credentials.resolve(CredentialReference.parse(reference)).expose();
    }

    private void assertUnavailable(String reference, String why) {
        assertThatThrownBy(() -> resolve(reference))
                .isInstanceOf(CredentialUnavailable.class)
                .hasMessageContaining(reference)
                .hasMessageContaining(why);
    }
}
