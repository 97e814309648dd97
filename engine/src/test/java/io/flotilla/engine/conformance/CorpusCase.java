package io.flotilla.engine.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One case of a corpus: two states in SQL, and what its line of the index says of them. */
record CorpusCase(
        String name,
        Path folder,
        String source,
        String type,
        String loads,
        String scope,
        List<String> objects,
        List<String> needs) {

    enum State {
        CURRENT("current.sql", "seed.sql"),
        DESIRED("desired.sql", "seed-desired.sql");

        private final String script;
        private final String rows;

        State(String script, String rows) {
            this.script = script;
            this.rows = rows;
        }

        State other() {
            return this == CURRENT ? DESIRED : CURRENT;
        }
    }

    static CorpusCase of(Path corpus, Map<String, String> line) {
        var name = line.getOrDefault("case", "");
        return new CorpusCase(
                name,
                corpus.resolve(name),
                line.getOrDefault("source", ""),
                line.getOrDefault("type", ""),
                line.getOrDefault("loads_ok", ""),
                line.getOrDefault("scope", ""),
                list(line.getOrDefault("objects", "")),
                list(line.getOrDefault("needs", "")));
    }

    /** Whether all of it lives in one tenant's schema, on any server. */
    boolean counts() {
        return scope.equals("tenant") && loads.equals("yes");
    }

    /** Whether both states are the same. */
    boolean isNoop() {
        return type.equals("noop");
    }

    String sql(State state) {
        return read(state.script);
    }

    /** The statements that put rows into the state; empty where there are none. */
    String rows(State state) {
        return read(state.rows);
    }

    /** What is needed of one kind, for instance the names of roles. */
    List<String> needs(String kind) {
        var prefix = kind + ":";
        return needs.stream()
                .filter(need -> need.startsWith(prefix))
                .map(need -> need.substring(prefix.length()))
                .toList();
    }

    private String read(String file) {
        var path = folder.resolve(file);
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> list(String words) {
        return words.isBlank() ? List.of() : List.of(words.split(","));
    }

    @Override
    public String toString() {
        return name;
    }
}
