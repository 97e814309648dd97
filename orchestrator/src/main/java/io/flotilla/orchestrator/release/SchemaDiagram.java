package io.flotilla.orchestrator.release;

import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A schema's tables as boxes and its foreign keys as lines, in the units of an SVG. What refers to
 * a table is right of it; tables that nothing ties to another are below.
 */
record SchemaDiagram(int width, int height, List<Box> boxes, List<Line> lines) {

    private static final int BOX = 280;
    private static final int HEAD = 26;
    private static final int ROW = 18;
    private static final int MARGIN = 20;
    private static final int GAP = 24;
    private static final int LANE = 90;

    /** A layer that is higher goes on in another column. */
    private static final int MOST_HEIGHT = 2_400;

    private static final int LEAST_COLUMNS = 4;

    /** A table at the point of its upper left corner. */
    record Box(String table, int x, int y, int width, int height, List<Row> rows) {

        public int right() {
            return x + width;
        }

        private int middleOf(String column) {
            return rows.stream()
                    .filter(row -> row.column().equals(column))
                    .mapToInt(row -> row.y() - ROW / 4)
                    .findFirst()
                    .orElse(y + HEAD / 2);
        }

        boolean overlaps(Box other) {
            return x < other.right()
                    && other.x < right()
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    /** A column, with its text's baseline; {@code mark} is PK, FK or nothing. */
    record Row(int y, String column, String type, boolean nullable, String mark) {}

    /** A foreign key, as the data of an SVG path from the table that has it. */
    record Line(String path, String title) {}

    static SchemaDiagram of(Schema schema) {
        var placing = new Placing();
        var tables = new HashMap<String, Table>();
        schema.tables().forEach(table -> tables.put(table.name(), table));
        var layers = DiagramLayers.of(schema.tables());
        layers.forEach(layer -> placing.layer(layer.stream().map(tables::remove).toList()));
        placing.below(tables.values().stream().sorted(Comparator.comparing(Table::name)).toList());
        var lines =
                schema.tables().stream()
                        .flatMap(
                                table ->
                                        table.foreignKeys().stream()
                                                .filter(key -> placing.has(key.referencedTable()))
                                                .map(key -> line(table, key, placing.boxes)))
                        .toList();
        return new SchemaDiagram(
                placing.right + MARGIN,
                placing.bottom + MARGIN,
                List.copyOf(placing.boxes.values()),
                lines);
    }

    private static Line line(Table table, ForeignKey key, Map<String, Box> boxes) {
        var from = require(boxes, table.name());
        var to = require(boxes, key.referencedTable());
        var title =
                "%s (%s) → %s (%s)"
                        .formatted(
                                table.name(),
                                String.join(", ", key.columns()),
                                key.referencedTable(),
                                String.join(", ", key.referencedColumns()));
        return new Line(
                path(
                        from,
                        from.middleOf(key.columns().getFirst()),
                        to,
                        to.middleOf(key.referencedColumns().getFirst())),
                title);
    }

    /** Out of one box's side and into the other's, whichever face each other. */
    private static String path(Box from, int startY, Box to, int endY) {
        var leftwards = from.x() > to.right();
        var rightwards = to.x() > from.right();
        var startX = leftwards ? from.x() : from.right();
        var endX = rightwards ? to.x() : to.right();
        var startBend = leftwards ? -LANE / 2 : LANE / 2;
        var endBend = rightwards ? -LANE / 2 : LANE / 2;
        return "M%d %dC%d %d %d %d %d %d"
                .formatted(
                        startX,
                        startY,
                        startX + startBend,
                        startY,
                        endX + endBend,
                        endY,
                        endX,
                        endY);
    }

    private static Box require(Map<String, Box> boxes, String table) {
        var box = boxes.get(table);
        if (box == null) {
            throw new IllegalStateException("table '%s' was not placed".formatted(table));
        }
        return box;
    }

    private static String mark(Table table, Column column) {
        var primary = table.primaryKey();
        if (primary != null && primary.columns().contains(column.name())) {
            return "PK";
        }
        return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()))
                ? "FK"
                : "";
    }

    /** Where the next box goes. */
    private static final class Placing {
        private final Map<String, Box> boxes = new LinkedHashMap<>();
        private int nextX = MARGIN;
        private int right;
        private int bottom;

        boolean has(String table) {
            return boxes.containsKey(table);
        }

        void layer(List<Table> tables) {
            var y = MARGIN;
            for (var table : tables) {
                if (y > MARGIN && y + height(table) > MOST_HEIGHT) {
                    nextX += BOX + LANE;
                    y = MARGIN;
                }
                y = add(table, nextX, y) + GAP;
            }
            nextX += BOX + LANE;
        }

        void below(List<Table> tables) {
            var columns = Math.max(LEAST_COLUMNS, (right - MARGIN + GAP) / (BOX + GAP));
            var ends = new int[columns];
            Arrays.fill(ends, boxes.isEmpty() ? MARGIN : bottom + 2 * GAP);
            for (var table : tables) {
                var shortest = 0;
                for (var column = 1; column < columns; column++) {
                    shortest = ends[column] < ends[shortest] ? column : shortest;
                }
                var end = add(table, MARGIN + shortest * (BOX + GAP), ends[shortest]);
                ends[shortest] = end + GAP;
            }
        }

        private int add(Table table, int x, int y) {
            var rows = new ArrayList<Row>();
            for (var column : table.columns()) {
                rows.add(
                        new Row(
                                y + HEAD + ROW * rows.size() + ROW - 4,
                                column.name(),
                                column.type(),
                                column.nullable(),
                                mark(table, column)));
            }
            var box = new Box(table.name(), x, y, BOX, height(table), List.copyOf(rows));
            boxes.put(table.name(), box);
            right = Math.max(right, box.right());
            bottom = Math.max(bottom, y + box.height());
            return y + box.height();
        }

        private static int height(Table table) {
            return HEAD + ROW * table.columns().size() + 6;
        }
    }
}
