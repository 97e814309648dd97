package io.flotilla.orchestrator.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuditTest {
    @Inject Audit audit;
    @Inject Jdbi jdbi;

    @Test
    void detailsComeBackAsTheyWent() {
        audit.recordAs("scheduler", "drift.scan", "fleet:round-trip", Map.of("scanned", 7));

        assertThat(audit.listOf(List.of("fleet:round-trip"), 10))
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.actor()).isEqualTo("scheduler");
                            assertThat(entry.details()).containsEntry("scanned", 7);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET actor = 'nobody'",
                "DELETE FROM audit",
                "TRUNCATE audit CASCADE"
            })
    void nothingChangesOrDeletesIt(String sql) {
        audit.recordAs("scheduler", "test", "fleet:kept", Map.of());

        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(sql)))
                .hasMessageContaining("the audit is append-only");
    }
}
