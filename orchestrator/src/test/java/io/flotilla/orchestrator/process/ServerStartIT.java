package io.flotilla.orchestrator.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees whose server does not start. */
class ServerStartIT {

    @RegisterExtension static final PostgresServer POSTGRES = new PostgresServer();

    @TempDir Path folder;

    @Test
    void saysWhatItCannotStartWith() throws Exception {
        var control = POSTGRES.createDatabase();
        try (var server = ServerProcess.launch(folder, control, "flotilla.shard.lease=a while")) {

            assertThat(server.awaitExit(Duration.ofMinutes(2))).isEqualTo(1);
            assertThat(server.log()).contains("flotilla: cannot start: ", "flotilla.shard.lease");
        }
    }
}
