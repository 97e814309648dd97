package io.flotilla.registry.discovery;

import io.flotilla.engine.Nearest;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.DatabaseDao;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Registers targets from a file; registers more or changes labels, never retires. A file with any
 * line that cannot be read is refused as a whole; a schema that is not on its server is rejected
 * and the rest taken. For any thread.
 */
public final class TargetImport {

    private static final int MOST_DATABASES = 10_000;

    private final Jdbi control;
    private final DatabaseConnections connections;

    /**
     * @param connections each is used for one short read and closed, one after the other
     */
    public TargetImport(Jdbi control, DatabaseConnections connections) {
        this.control = control;
        this.connections = connections;
    }

    /**
     * Says what {@link #apply} would do; changes nothing.
     *
     * @param database for lines that do not name one; null for the only one registered
     * @throws ImportInvalid naming every line that is wrong
     * @throws DiscoveryFailed if a database cannot be asked which schemas it has
     */
    public DiscoveryResult preview(ImportFormat format, String text, @Nullable String database) {
        var findings = findings(format, text, database);
        return control.withHandle(handle -> merged(findings, new Reconciler(handle)::preview));
    }

    /** Looks again and writes everything in one transaction of the control database. */
    public DiscoveryResult apply(ImportFormat format, String text, @Nullable String database) {
        var findings = findings(format, text, database);
        return control.inTransaction(handle -> merged(findings, new Reconciler(handle)::apply));
    }

    @FunctionalInterface
    private interface Step {
        DiscoveryResult take(Database database, Findings findings, Absent absent);
    }

    private static DiscoveryResult merged(Map<Database, Findings> findings, Step step) {
        return findings.entrySet().stream()
                .map(entry -> step.take(entry.getKey(), entry.getValue(), Absent.KEEP))
                .reduce(DiscoveryResult.NOTHING, DiscoveryResult::and);
    }

    private Map<Database, Findings> findings(
            ImportFormat format, String text, @Nullable String database) {
        var content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var rows =
                switch (format) {
                    case CSV -> CsvRows.read(content);
                    case YAML -> YamlRows.read(content);
                };
        var byDatabase = byDatabase(rows, database);
        rows.check();
        var findings = new LinkedHashMap<Database, Findings>();
        byDatabase.forEach((one, found) -> findings.put(one, look(one, found)));
        return findings;
    }

    /** In the order of names, the order in which the rows of databases are locked. */
    private Map<Database, List<Found>> byDatabase(ImportedRows rows, @Nullable String otherwise) {
        var registered =
                control.withExtension(DatabaseDao.class, dao -> dao.list("", MOST_DATABASES));
        var byName = new LinkedHashMap<String, Database>();
        registered.forEach(database -> byName.put(database.name(), database));
        var only = byName.size() == 1 ? registered.getFirst().name() : null;

        var found = new LinkedHashMap<Database, List<Found>>();
        registered.forEach(database -> found.put(database, new ArrayList<>()));
        for (var row : rows.rows()) {
            var name = firstOf(row.database(), otherwise, only);
            if (name == null) {
                rows.problem(row.line(), "there is no database; several are registered, name one");
                continue;
            }
            var database = byName.get(name);
            if (database == null) {
                rows.problem(row.line(), unknown(name, byName));
                continue;
            }
            found.getOrDefault(database, new ArrayList<>()).add(row.found());
        }
        found.values().removeIf(List::isEmpty);
        return found;
    }

    private static @Nullable String firstOf(@Nullable String... names) {
        for (var name : names) {
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    private static String unknown(String name, Map<String, Database> databases) {
        return "there is no database '%s'".formatted(name)
                + Nearest.to(name, databases.keySet())
                        .map("; did you mean '%s'?"::formatted)
                        .orElse("; register it first");
    }

    private Findings look(Database database, List<Found> found) {
        try (var connection = connections.open(database)) {
            var existing = new Look(database, connection).existing();
            return new Findings(found, existing, schema -> false);
        } catch (SQLException e) {
            throw new DiscoveryFailed(database.name(), e.getMessage(), e);
        }
    }
}
