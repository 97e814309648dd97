package io.flotilla.engine.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One folder of {@code cases/}: the states {@code from.sql} and {@code to.sql}, and {@code
 * plan.sql}, the plan that must come out. A first line {@code -- policy: …} of {@code to.sql} lists
 * deviations from the default policy: {@code drop}, {@code forbid}, {@code in-place}.
 */
record Case(Path folder) {

    private static final Path ROOT = Path.of("src/test/resources/cases");

    /** Every case of the dialect, by name. */
    static List<Case> all(String dialect) {
        try (var files = Files.walk(ROOT.resolve(dialect))) {
            return files.filter(file -> file.endsWith("to.sql"))
                    .map(file -> new Case(file.getParent()))
                    .sorted((one, other) -> one.folder.compareTo(other.folder))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the dialect: that of the folder which the kinds' folders are in. */
    String dialect() {
        return folder.getParent().getParent().getFileName().toString();
    }

    String from() {
        return read("from.sql").orElse("");
    }

    String to() {
        return read("to.sql").orElseThrow();
    }

    Optional<String> plan() {
        return read("plan.sql");
    }

    void accept(String plan) throws IOException {
        Files.writeString(folder.resolve("plan.sql"), plan);
    }

    PlanPolicy policy() {
        var first = to().lines().findFirst().orElse("");
        var words = first.startsWith("-- policy:") ? first : "";
        var inPlace = words.contains("in-place");
        return new PlanPolicy(drops(words), !inPlace, !inPlace);
    }

    private static PlanPolicy.Drops drops(String words) {
        if (words.contains("forbid")) {
            return PlanPolicy.Drops.FORBID;
        }
        return words.contains("drop") ? PlanPolicy.Drops.DROP : PlanPolicy.Drops.TRASH;
    }

    private Optional<String> read(String name) {
        var file = folder.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder's last two names, for reports. */
    @Override
    public String toString() {
        return folder.getParent().getFileName() + "/" + folder.getFileName();
    }
}
