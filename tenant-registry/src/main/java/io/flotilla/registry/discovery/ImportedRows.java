package io.flotilla.registry.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.flotilla.registry.discovery.ImportInvalid.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What reading a file gives: rows, and problems by line. A row with a problem is not among them.
 */
final class ImportedRows {

    private final List<ImportedRow> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    List<ImportedRow> rows() {
        return rows;
    }

    void problem(int line, @Nullable String problem) {
        problems.add(new Problem(line, String.valueOf(problem)));
    }

    /** The rest of the file cannot be read. */
    void unreadable(JsonProcessingException problem) {
        var location = problem.getLocation();
        problem(location == null ? 1 : location.getLineNr(), problem.getOriginalMessage());
    }

    /** Takes a row in, or what is wrong with it. */
    void add(int line, Map<String, @Nullable String> fields, Map<String, @Nullable String> labels) {
        var tenant = fields.get("tenant");
        var schema = fields.get("schema");
        var database = fields.get("database");
        if (tenant == null || schema == null) {
            problem(line, "there is no " + (schema == null ? "schema" : "tenant"));
            return;
        }
        var found = new Found(tenant, schema, labels);
        try {
            found.check();
        } catch (IllegalArgumentException e) {
            problem(line, e.getMessage());
            return;
        }
        var before = lines.putIfAbsent(database + "\0" + schema, line);
        if (before != null) {
            problem(line, "schema '%s' is on line %d already".formatted(schema, before));
            return;
        }
        rows.add(new ImportedRow(line, database, found));
    }

    /**
     * @throws ImportInvalid if there was any problem
     */
    void check() {
        if (!problems.isEmpty()) {
            throw new ImportInvalid(problems);
        }
    }
}
