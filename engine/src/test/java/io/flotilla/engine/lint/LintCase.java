package io.flotilla.engine.lint;

import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.project.ProjectFile;
import io.flotilla.engine.schema.Index;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * One folder of {@code lint/}, named like the rule it is about: {@code to.sql} alone, {@code
 * from.sql} and {@code to.sql}, or {@code plan.yaml}, and {@code findings.txt} with all that the
 * rule must find there; what else is in the SQL it must leave alone. A first line {@code --
 * in-place} of {@code to.sql} plans without concurrent indexes and split validation. A {@code
 * flotilla.yaml} is the project's.
 */
record LintCase(Path folder) {

    private static final Path ROOT = Path.of("src/test/resources/lint");

    static List<LintCase> all() throws IOException {
        try (var folders = Files.list(ROOT)) {
            return folders.map(LintCase::new).sorted(LintCase::compare).toList();
        }
    }

    String rule() {
        return folder.getFileName().toString();
    }

    Optional<String> from() {
        return read("from.sql");
    }

    Optional<String> plan() {
        return read("plan.yaml");
    }

    List<SourceFile> sources() {
        return List.of(new SourceFile("to.sql", read("to.sql").orElseThrow()));
    }

    /** The index that {@code to.sql} says is to be taken for invalid, as no statement makes one. */
    boolean invalid(Index index) {
        return sources().getFirst().sql().contains("-- invalid: " + index.name());
    }

    PlanPolicy planPolicy() {
        var inPlace = sources().getFirst().sql().startsWith("-- in-place");
        return new PlanPolicy(PlanPolicy.Drops.DROP, !inPlace, !inPlace);
    }

    Dialect dialect() {
        var name = plan().map(plan -> PlanFile.readEdited(plan).dialect()).orElse("postgres");
        return Dialects.require(name).with(project().privileges());
    }

    private ProjectFile project() {
        return read("flotilla.yaml")
                .map(yaml -> ProjectFile.parse("flotilla.yaml", yaml))
                .orElse(ProjectFile.DEFAULT);
    }

    /** The project's, with the rule on even where it usually is not. */
    LintPolicy lintPolicy() {
        var project = project().lint();
        var severities = new HashMap<>(project.severities());
        LintRules.builtIn().stream()
                .filter(rule -> rule.id().equals(rule()) && rule.severity() == Severity.OFF)
                .forEach(rule -> severities.put(rule.id(), Severity.NOTICE));
        return new LintPolicy(
                severities,
                project.failOn(),
                project.names(),
                project.ownership(),
                project.rules());
    }

    String findings() {
        return read("findings.txt").orElse("");
    }

    void accept(String findings) throws IOException {
        Files.writeString(folder.resolve("findings.txt"), findings);
    }

    private Optional<String> read(String name) {
        var file = folder.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int compare(LintCase one, LintCase other) {
        return one.folder.compareTo(other.folder);
    }

    @Override
    public String toString() {
        return rule();
    }
}
