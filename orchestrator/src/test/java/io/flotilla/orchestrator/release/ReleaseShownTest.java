package io.flotilla.orchestrator.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.plan.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseShownTest {

    @Test
    void whoApprovesSeesWhichToolRuns() {
        var statement =
                new Statement("ALTER TABLE orders ENGINE=InnoDB", false, false, List.of(), null);

        assertThat(ReleaseShown.remarks(statement)).containsExactly("commits by itself");
        assertThat(ReleaseShown.remarks(statement.withTool("pt-osc")))
                .containsExactly("commits by itself", "carried out by pt-osc");
    }
}
