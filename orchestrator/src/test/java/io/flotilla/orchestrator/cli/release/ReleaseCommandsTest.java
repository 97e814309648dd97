package io.flotilla.orchestrator.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.orchestrator.cli.StubServer;
import io.flotilla.orchestrator.cli.text.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Releases that are there for more than one dialect. */
class ReleaseCommandsTest {
    @RegisterExtension final StubServer server = new StubServer();

    private static final String PLAN = "POST /releases/app%402/plan";

    @Test
    void plansForEachDialectAndSaysWhereATargetIsLeft() throws IOException {
        dialects("mysql", "postgres");
        server.on(PLAN + "?dialect=mysql", 200, preview("mysql", "planned"))
                .on(PLAN + "?dialect=postgres", 200, preview("postgres", "no-plan"));

        var shell = server.shell();
        assertThat(shell.run("release", "plan", "app@2")).isEqualTo(2);
        assertThat(shell.out())
                .containsSubsequence("for mysql", "planned", "for postgres", "no-plan");

        var json = server.shell();
        assertThat(json.run("release", "plan", "app@2", "-o", "json")).isEqualTo(2);
        assertThat(Json.MAPPER.readTree(json.out()).at("/items/1/dialect").asText())
                .isEqualTo("postgres");
    }

    @Test
    void plansForTheDialectThatIsNamed() {
        server.on(PLAN + "?dialect=mysql", 200, preview("mysql", "planned"));
        var shell = server.shell();

        assertThat(shell.run("release", "plan", "app@2", "--dialect", "mysql")).isZero();

        assertThat(shell.out()).contains("planned").doesNotContain("for mysql");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aReleaseOfOneDialectNeedsNoneNamed() {
        dialects("mysql");
        server.on(PLAN, 200, preview("mysql", "planned"));

        assertThat(server.shell().run("release", "plan", "app@2")).isZero();
    }

    @Test
    void showsTheOneThatIsNamed() {
        server.on(
                "GET /releases/app%402?dialect=mysql",
                200,
                "{\"name\": \"app\", \"tag\": \"2\", \"dialect\": \"mysql\", \"sources\": []}");
        var shell = server.shell();

        assertThat(shell.run("release", "show", "app@2", "--dialect", "mysql")).isZero();
        assertThat(shell.out()).contains("dialect      mysql");
    }

    private void dialects(String... dialects) {
        var items = Json.object();
        for (var dialect : dialects) {
            items.withArray("items").addObject().put("dialect", dialect);
        }
        server.on("GET /releases?release=app%402&limit=1000", 200, items.toString());
    }

    private static String preview(String dialect, String state) {
        var preview = Json.object().put("release", "app@2").put("dialect", dialect);
        preview.putArray("cohorts")
                .addObject()
                .put("fingerprint", "fp1:abcdefghijkl")
                .put("count", 3)
                .put("state", state);
        return preview.toString();
    }
}
