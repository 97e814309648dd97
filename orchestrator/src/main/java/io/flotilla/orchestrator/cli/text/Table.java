package io.flotilla.orchestrator.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;

/** Rows under titles, aligned by the width the screen gives each character. */
public final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns;

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    public static Table of(Column... columns) {
        return new Table(List.of(columns));
    }

    /** The titles and one line for each row; {@code none} where there is no row. */
    public Text text(Iterable<JsonNode> rows, String none) {
        var cells = new ArrayList<List<AttributedString>>();
        rows.forEach(row -> cells.add(columns.stream().map(column -> cell(column, row)).toList()));
        if (cells.isEmpty()) {
            return new Text().line(Tone.QUIET, none);
        }
        cells.addFirst(
                columns.stream().map(column -> Text.span(Tone.STRONG, column.title())).toList());
        var widths =
                IntStream.range(0, columns.size())
                        .map(at -> width(cells.stream().map(row -> row.get(at)).toList()))
                        .toArray();
        var text = new Text();
        cells.forEach(row -> text.line(line(row, widths)));
        return text;
    }

    private static AttributedString cell(Column column, JsonNode row) {
        var value = column.value().apply(row).replaceAll("\\R", " ");
        return Text.span(column.tone().apply(value), value);
    }

    private static int width(List<AttributedString> cells) {
        return cells.stream().mapToInt(AttributedString::columnLength).max().orElse(0);
    }

    private AttributedString line(List<AttributedString> cells, int[] widths) {
        var pieces = new ArrayList<Object>();
        var last = last(cells);
        for (int at = 0; at <= last; at++) {
            var cell = cells.get(at);
            var padding = " ".repeat(widths[at] - cell.columnLength());
            if (columns.get(at).alignRight()) {
                pieces.add(padding);
                pieces.add(cell);
            } else {
                pieces.add(cell);
                pieces.add(at == last ? "" : padding);
            }
            pieces.add(at == last ? "" : GAP);
        }
        return Text.join(pieces.toArray());
    }

    /** The last cell with something in it: lines do not end in blanks. */
    private static int last(List<AttributedString> cells) {
        var last = cells.size() - 1;
        while (last > 0 && cells.get(last).length() == 0) {
            last--;
        }
        return last;
    }
}
