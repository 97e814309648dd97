package io.flotilla.registry.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.flotilla.engine.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads {@link ImportFormat#YAML}, token by token: values are taken as they are written, so that
 * {@code version: 1.10} does not become 1.1.
 */
final class YamlRows {

    private static final int LARGEST = 64 * 1024 * 1024;
    private static final List<String> FIELDS = List.of("tenant", "schema", "database", "labels");
    private static final YAMLFactory FACTORY = factory();

    private final ImportedRows rows = new ImportedRows();
    private final YAMLParser parser;
    private @Nullable String problem;

    private YamlRows(YAMLParser parser) {
        this.parser = parser;
    }

    static ImportedRows read(String text) {
        try (var parser = FACTORY.createParser(text)) {
            var yaml = new YamlRows(parser);
            try {
                yaml.read();
            } catch (JsonProcessingException e) {
                yaml.rows.unreadable(e);
            }
            return yaml.rows;
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text in memory", e);
        }
    }

    private void read() throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            rows.problem(1, "the file is not a list; write a line '- tenant: …' for each target");
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var line = parser.currentTokenLocation().getLineNr();
            problem = null;
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                readTarget(line);
            } else {
                parser.skipChildren();
                rows.problem(line, "a target has fields: tenant, schema, maybe database, labels");
            }
        }
    }

    private void readTarget(int line) throws IOException {
        var fields = new HashMap<String, @Nullable String>();
        Map<String, @Nullable String> labels = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "tenant", "schema", "database" -> fields.put(field, text(field));
                case "labels" -> labels = labels();
                default -> unknown(field);
            }
        }
        if (problem == null) {
            rows.add(line, fields, labels);
        } else {
            rows.problem(line, problem);
        }
    }

    private Map<String, @Nullable String> labels() throws IOException {
        var labels = new HashMap<String, @Nullable String>();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            problem = "labels are written as key: value";
            return labels;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            parser.nextToken();
            labels.put(key, text(key));
        }
        return labels;
    }

    private @Nullable String text(String field) throws IOException {
        if (parser.currentToken().isStructStart() || parser.isCurrentAlias()) {
            parser.skipChildren();
            problem = "'%s' is not a plain value".formatted(field);
            return null;
        }
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
    }

    private void unknown(String field) throws IOException {
        parser.skipChildren();
        problem =
                "there is no field '%s'".formatted(field)
                        + Nearest.to(field, FIELDS)
                                .map("; did you mean '%s'?"::formatted)
                                .orElse("; a label goes under labels");
    }

    private static YAMLFactory factory() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        return YAMLFactory.builder()
                .loaderOptions(options)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }
}
