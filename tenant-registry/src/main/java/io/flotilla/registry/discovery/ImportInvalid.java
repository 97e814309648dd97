package io.flotilla.registry.discovery;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A file of targets has lines that cannot be read as such; none of it was imported. */
public final class ImportInvalid extends RuntimeException {

    private static final int SHOWN = 20;

    private final List<Problem> problems;

    ImportInvalid(List<Problem> problems) {
        super(message(problems));
        this.problems = problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    /** In the order of lines. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * @param line counted from 1
     */
    public record Problem(int line, String problem) {
        @Override
        public String toString() {
            return "line %d: %s".formatted(line, problem);
        }
    }

    private static String message(List<Problem> problems) {
        var more = problems.size() - SHOWN;
        return problems.stream()
                        .sorted(Comparator.comparingInt(Problem::line))
                        .limit(SHOWN)
                        .map(Problem::toString)
                        .collect(
                                Collectors.joining(
                                        "\n", "nothing was imported, correct the file:\n", ""))
                + (more > 0 ? "\nand %d lines more".formatted(more) : "");
    }
}
