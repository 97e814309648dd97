package io.flotilla.orchestrator.cli.local;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.desired.DesiredState;
import io.flotilla.engine.desired.LeftOut;
import io.flotilla.engine.desired.Renames;
import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.desired.SourceFiles;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.client.ApiClient;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.client.ServerAddress;
import io.flotilla.orchestrator.cli.release.ReleaseName;
import io.flotilla.orchestrator.cli.text.Json;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the schema a {@link State} names; SQL is loaded on the scratch server. */
record States(Shell shell, Dialect dialect, Servers servers, Scratch scratch) {
    Schema read(State state) throws SQLException {
        return switch (state) {
            case State.Sources(var path) -> load(SourceFiles.read(path));
            case State.Live(var url) -> inspect(url);
            case State.Released(var name) -> load(released(name));
        };
    }

    /** What the state says was called otherwise before; a live schema says nothing. */
    List<Rename> renames(State state) {
        return Renames.read(dialect, sources(state));
    }

    /** The files a state was written in; none where it was not written in files. */
    List<SourceFile> sources(State state) {
        return switch (state) {
            case State.Sources(var path) -> SourceFiles.read(path);
            case State.Live _ -> List.of();
            case State.Released(var name) -> released(name);
        };
    }

    private Schema load(List<SourceFile> sources) throws SQLException {
        LeftOut.of(dialect, sources).forEach(it -> shell.err().println(it.words()));
        return DesiredState.load(dialect, scratch.connection(), sources);
    }

    private Schema inspect(DatabaseUrl url) throws SQLException {
        try (var connection = servers.connect(url)) {
            return dialect.inspector().inspect(connection, url.schema());
        }
    }

    private List<SourceFile> released(ReleaseName name) {
        try (var api = ServerAddress.client(shell)) {
            var path = ApiPath.of("releases", name.toString());
            var release = api.get(path.with("dialect", oneOf(api, name)));
            return Json.elements(release.path("sources")).stream()
                    .map(
                            source ->
                                    new SourceFile(
                                            Json.text(source, "path"), Json.text(source, "sql")))
                    .toList();
        }
    }

    /** This state's dialect, where the release is there for it; else the server is to say. */
    private @Nullable String oneOf(ApiClient api, ReleaseName name) {
        return api.list(ApiPath.of("releases").with("release", name)).stream()
                .map(release -> Json.text(release, "dialect"))
                .filter(dialect.name()::equals)
                .findFirst()
                .orElse(null);
    }
}
