package io.flotilla.engine.conformance;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of diff cases: {@code index.tsv} lists them, {@code pgfacts.sql} is the question that
 * tells two databases apart. {@code -Dcorpus=DIR} says where it is; else it is looked for in {@code
 * shared/corpus} beside the checkout.
 */
record Corpus(Path folder) {

    static Optional<Corpus> find() {
        var given = System.getProperty("corpus");
        var folder =
                given == null || given.isBlank()
                        ? checkout().resolveSibling("shared").resolve("corpus")
                        : checkout().resolve(given);
        return Files.isRegularFile(folder.resolve("index.tsv"))
                ? Optional.of(new Corpus(folder.normalize()))
                : Optional.empty();
    }

    /** The root of the project, seen from the module that tests run in. */
    static Path checkout() {
        var here = Path.of("").toAbsolutePath();
        return here.endsWith("engine") ? here.resolveSibling("").normalize() : here;
    }

    /** The cases for PostgreSQL; {@code -Dcorpus.cases} narrows them by names or globs. */
    List<CorpusCase> cases() throws IOException {
        return cases("pg/");
    }

    /** The same for MySQL and MariaDB. */
    List<CorpusCase> casesOfMySql() throws IOException {
        return cases("mysql/");
    }

    private List<CorpusCase> cases(String engine) throws IOException {
        var lines = Files.readAllLines(folder.resolve("index.tsv"));
        var header = lines.getFirst().split("\t", -1);
        var wanted = System.getProperty("corpus.cases", "**").split(",");
        return lines.stream()
                .skip(1)
                .map(line -> CorpusCase.of(folder, fields(header, line.split("\t", -1))))
                .filter(one -> one.name().startsWith(engine))
                .filter(one -> Arrays.stream(wanted).anyMatch(glob -> matches(glob, one.name())))
                .toList();
    }

    String facts() throws IOException {
        return Files.readString(folder.resolve("pgfacts.sql"));
    }

    private static boolean matches(String glob, String name) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(name));
    }

    private static Map<String, String> fields(String[] header, String[] values) {
        var fields = new HashMap<String, String>();
        for (var i = 0; i < Math.min(header.length, values.length); i++) {
            fields.put(header[i], values[i]);
        }
        return fields;
    }
}
