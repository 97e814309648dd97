package io.flotilla.engine.dialect.redshift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Catalog rows as text, a row a line: a kind and {@code column=value}, in double quotes where there
 * are blanks. What is left out is NULL, false or 0, the next number, an automatic table, an
 * integer, the encoding that Redshift gives the type.
 */
final class CatalogRows {

    private static final Pattern FIELD =
            Pattern.compile("(\\w+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))");

    private static final Map<String, List<String>> COLUMNS =
            Map.of(
                    "schema",
                    List.of("nspname", "external"),
                    "relation",
                    List.of(
                            "relid",
                            "relname",
                            "relkind",
                            "reldiststyle",
                            "definition",
                            "description"),
                    "column",
                    List.of(
                            "relid",
                            "attnum",
                            "attname",
                            "type",
                            "attnotnull",
                            "adsrc",
                            "encoding",
                            "attisdistkey",
                            "attsortkeyord",
                            "description"),
                    "constraint",
                    List.of(
                            "relid",
                            "conname",
                            "contype",
                            "columns",
                            "confrelid",
                            "referenced",
                            "referenced_schema",
                            "referenced_columns",
                            "description"),
                    "routine",
                    List.of(
                            "proname",
                            "prokind",
                            "lanname",
                            "provolatile",
                            "prosecdef",
                            "result",
                            "inputs",
                            "types",
                            "modes",
                            "names",
                            "prosrc"),
                    "type",
                    List.of("typid", "name"),
                    "refresh",
                    List.of("name", "autorefresh"));

    private static final Map<String, String> USUAL =
            Map.of(
                    "attnotnull", "f",
                    "attisdistkey", "f",
                    "attsortkeyord", "0",
                    "prosecdef", "f",
                    "external", "0",
                    "relkind", "r",
                    "reldiststyle", "9",
                    "type", "integer");

    private final Map<String, Integer> numbers = new HashMap<>();

    private CatalogRows() {}

    /** The catalog of a schema that is called app, unless the text says something else. */
    static Catalog read(String text) {
        return new CatalogRows().catalog(text);
    }

    private Catalog catalog(String text) {
        var rows = new LinkedHashMap<String, List<Row>>();
        text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(
                        line -> {
                            var kind = line.substring(0, line.indexOf(' '));
                            rows.computeIfAbsent(kind, _ -> new ArrayList<>()).add(row(kind, line));
                        });
        rows.computeIfAbsent("schema", _ -> List.of(row("schema", "schema nspname=app")));
        return new Catalog(
                rows.getOrDefault("schema", List.of()),
                rows.getOrDefault("relation", List.of()),
                rows.getOrDefault("column", List.of()),
                rows.getOrDefault("constraint", List.of()),
                rows.getOrDefault("routine", List.of()),
                rows.getOrDefault("type", List.of()),
                rows.getOrDefault("refresh", List.of()));
    }

    private Row row(String kind, String line) {
        var columns = COLUMNS.get(kind);
        if (columns == null) {
            throw new IllegalArgumentException("no such kind of row: " + line);
        }
        var values = new LinkedHashMap<String, @Nullable String>();
        columns.forEach(column -> values.put(column, USUAL.get(column)));
        var fields = FIELD.matcher(line);
        while (fields.find()) {
            if (!columns.contains(fields.group(1))) {
                throw new IllegalArgumentException("no column " + fields.group(1) + ": " + line);
            }
            values.put(
                    fields.group(1),
                    fields.group(2) == null
                            ? fields.group(3)
                            : fields.group(2).replace("\\n", "\n").replace("\\\"", "\""));
        }
        if (kind.equals("column")) {
            complete(values);
        }
        return new Row(values);
    }

    private void complete(Map<String, @Nullable String> values) {
        var relation = String.valueOf(values.get("relid"));
        var number = numbers.merge(relation, 1, Integer::sum);
        values.putIfAbsent("attnum", number.toString());
        if (values.get("encoding") == null) {
            var inKey = !"0".equals(values.get("attsortkeyord"));
            var usual = Encodings.usual(String.valueOf(values.get("type")), inKey);
            values.put("encoding", "raw".equals(usual) ? "none" : usual);
        }
    }
}
