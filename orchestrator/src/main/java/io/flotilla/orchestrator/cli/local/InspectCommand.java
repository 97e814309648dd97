package io.flotilla.orchestrator.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.ServerKind;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.SchemaSql;
import io.flotilla.engine.schema.Routine;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.text.Json;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flotilla inspect}. */
@Command(name = "inspect", description = "prints a schema: as SQL from nothing, YAML or JSON")
final class InspectCommand extends LocalCommand {
    @Parameters(paramLabel = "STATE", converter = State.Converter.class)
    @SuppressWarnings("NullAway.Init")
    private State state;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "sql, yaml or json (default: sql)")
    private Output output = Output.SQL;

    @Option(
            names = "--scratch",
            paramLabel = "URL",
            description = "a server to load SQL files on (default: an embedded one)",
            converter = ScratchUrl.class)
    private @Nullable DatabaseUrl scratchUrl;

    @Mixin private ProjectOption project = new ProjectOption();

    InspectCommand(Shell shell) {
        super(shell);
    }

    /** What a schema can be printed as. */
    enum Output {
        SQL,
        YAML,
        JSON,
        MERMAID,
        HTML
    }

    @Override
    ExitCode run() throws SQLException, IOException {
        var settings = project.read(state);
        try (var scratch = scratch(settings, scratchUrl, state)) {
            if (output == Output.MERMAID || output == Output.HTML) {
                throw CommandFailure.usage(
                        "-o %s is not in this version"
                                .formatted(output.name().toLowerCase(Locale.ROOT)),
                        "use sql, yaml or json");
            }
            var dialect = dialect(scratch.engine(), settings);
            var schema = new States(shell(), dialect, servers(), scratch).read(state);
            shell().out().print(text(dialect, schema));
            shell().out().flush();
            return ExitCode.DONE;
        }
    }

    private String text(Dialect dialect, Schema schema) throws IOException {
        return switch (output) {
            case SQL -> sql(dialect, schema);
            case JSON -> Json.versioned(document(schema)) + "\n";
            case YAML ->
                    YAMLMapper.builder()
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .build()
                            .writeValueAsString(document(schema));
            case MERMAID, HTML -> "";
        };
    }

    private static String sql(Dialect dialect, Schema schema) {
        var text = new StringBuilder();
        text.append("-- ").append(Fingerprinter.fingerprint(schema)).append('\n');
        if (dialect.serverKind() == ServerKind.POSTGRES
                && !schema.objects(Routine.class).isEmpty()) {
            // bodies may name what comes later
            text.append("SET check_function_bodies = off;\n");
        }
        SchemaSql.create(dialect, schema)
                .forEach(statement -> text.append(statement).append(";\n"));
        return text.toString();
    }

    private static JsonNode document(Schema schema) {
        var document = Json.object().put("fingerprint", Fingerprinter.fingerprint(schema).value());
        document.set("schema", Json.MAPPER.valueToTree(schema));
        return document;
    }
}
