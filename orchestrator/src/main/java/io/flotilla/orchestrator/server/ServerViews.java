package io.flotilla.orchestrator.server;

import io.flotilla.orchestrator.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The servers that databases are registered on, as people and programs see them. */
@ApplicationScoped
public class ServerViews {

    private static final int MOST = 1_000;

    private final Jdbi jdbi;
    private final ServerGate gate;

    ServerViews(Jdbi jdbi, ServerGate gate) {
        this.jdbi = jdbi;
        this.gate = gate;
    }

    /** By host and port, a thousand at most. */
    public List<TargetServerView> list() {
        return jdbi.withExtension(
                ServerDao.class,
                dao -> {
                    dao.addAll();
                    return dao.list(MOST).stream().map(this::of).toList();
                });
    }

    TargetServerView require(ServerAddress server) {
        return jdbi.withExtension(
                ServerDao.class,
                dao -> {
                    dao.addAll();
                    return dao.find(server).map(this::of).orElseThrow(() -> unknown(server));
                });
    }

    TargetServerView of(TargetServer server) {
        return TargetServerView.of(server, gate.cap(server));
    }

    static ProblemException unknown(ServerAddress server) {
        return ProblemException.notFound(
                "server-not-found", "no database is registered on '%s'".formatted(server));
    }
}
