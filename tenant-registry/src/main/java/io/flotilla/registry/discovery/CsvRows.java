package io.flotilla.registry.discovery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.flotilla.registry.label.Labels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link ImportFormat#CSV}. */
final class CsvRows {

    private static final CsvFactory FACTORY =
            CsvFactory.builder()
                    .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                    .enable(CsvParser.Feature.TRIM_SPACES)
                    .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private final ImportedRows rows = new ImportedRows();
    private List<String> header = List.of();

    /** Of the row at hand. */
    private int line = 1;

    static ImportedRows read(String text) {
        var csv = new CsvRows();
        try (var parser = FACTORY.createParser(text)) {
            csv.read(parser);
        } catch (JsonProcessingException e) {
            csv.rows.unreadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text in memory", e);
        }
        return csv.rows;
    }

    private void read(JsonParser parser) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            var cells = cells(parser);
            if (header.isEmpty()) {
                header = cells.stream().map(cell -> cell == null ? "" : cell).toList();
                if (!isHeaderValid()) {
                    return;
                }
            } else {
                add(cells);
            }
        }
        if (header.isEmpty()) {
            rows.problem(1, "the file is empty; its first line names the columns");
        }
    }

    private List<@Nullable String> cells(JsonParser parser) throws IOException {
        var cells = new ArrayList<@Nullable String>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (cells.isEmpty()) {
                // at the start of the row the parser still tells where the row before ended
                line = parser.currentTokenLocation().getLineNr();
            }
            var text = parser.getText();
            cells.add(text == null || text.isEmpty() ? null : text);
        }
        return cells;
    }

    private boolean isHeaderValid() {
        var valid = true;
        for (var required : List.of("tenant", "schema")) {
            if (!header.contains(required)) {
                rows.problem(line, "there is no column '%s' in the header".formatted(required));
                valid = false;
            }
        }
        var seen = new HashSet<String>();
        for (var column : header) {
            try {
                if (!isField(column)) {
                    Labels.requireKey(column);
                }
            } catch (IllegalArgumentException e) {
                rows.problem(line, e.getMessage());
                valid = false;
            }
            if (!seen.add(column)) {
                rows.problem(line, "column '%s' is there twice".formatted(column));
                valid = false;
            }
        }
        return valid;
    }

    private void add(List<@Nullable String> cells) {
        if (cells.size() != header.size()) {
            rows.problem(
                    line,
                    "there are %d values for %d columns".formatted(cells.size(), header.size()));
            return;
        }
        var fields = new HashMap<String, @Nullable String>();
        var labels = new HashMap<String, @Nullable String>();
        for (var column = 0; column < header.size(); column++) {
            var name = header.get(column);
            (isField(name) ? fields : labels).put(name, cells.get(column));
        }
        rows.add(line, fields, labels);
    }

    private static boolean isField(String column) {
        return switch (column) {
            case "tenant", "schema", "database" -> true;
            default -> false;
        };
    }
}
