package io.flotilla.engine.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Verdicts in numbers, and in words those that are not passes. */
record ConformanceReport(List<Verdict> verdicts) {

    long count(Class<? extends Outcome> kind) {
        return verdicts.stream().filter(verdict -> kind.isInstance(verdict.outcome())).count();
    }

    double passed() {
        return (double) count(Outcome.Passed.class) / verdicts.size();
    }

    long unnamedFailures() {
        return verdicts.stream()
                .filter(v -> v.outcome() instanceof Outcome.Failed(_, var named) && !named)
                .count();
    }

    /** One line. */
    String summary() {
        return "%d cases: %d passed (%.1f%%), %d refused, %d failed, %d not loadable"
                .formatted(
                        verdicts.size(),
                        count(Outcome.Passed.class),
                        100 * passed(),
                        count(Outcome.Refused.class),
                        count(Outcome.Failed.class),
                        count(Outcome.NotLoadable.class));
    }

    /** A line for each case that is no pass. */
    String notPassed() {
        return verdicts.stream()
                .filter(verdict -> !(verdict.outcome() instanceof Outcome.Passed))
                .map(
                        verdict ->
                                "%s %s: %s"
                                        .formatted(
                                                verdict.of().name(),
                                                verdict.outcome().word(),
                                                brief(verdict.outcome().why(), 200)))
                .collect(Collectors.joining("\n"));
    }

    /** Every case with its outcome and the whole reason, separated by tabs. */
    void writeTo(Path file) {
        var lines =
                verdicts.stream()
                        .map(
                                verdict ->
                                        String.join(
                                                "\t",
                                                verdict.of().name(),
                                                verdict.outcome().word(),
                                                brief(verdict.outcome().why(), 20_000)))
                        .toList();
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table by source and one by kind of object, as Markdown. */
    String tables() {
        return table("Source", verdict -> Stream.of(verdict.of().source()))
                + "\n"
                + table("Object kind", verdict -> verdict.of().objects().stream());
    }

    private String table(String head, Function<Verdict, Stream<String>> keys) {
        var text =
                new StringBuilder(
                        """
                        | %s | cases | passed | refused | failed | not loadable |
                        |---|---:|---:|---:|---:|---:|
                        """
                                .formatted(head));
        verdicts.stream()
                .flatMap(keys)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .forEach(
                        key ->
                                text.append(
                                        line(
                                                key,
                                                verdicts.stream()
                                                        .filter(
                                                                v ->
                                                                        keys.apply(v)
                                                                                .anyMatch(
                                                                                        key
                                                                                                ::equals))
                                                        .toList())));
        return text.append(line("all", verdicts)).toString();
    }

    private static String line(String key, List<Verdict> of) {
        var part = new ConformanceReport(of);
        return "| %s | %d | %d | %d | %d | %d |%n"
                .formatted(
                        key,
                        of.size(),
                        part.count(Outcome.Passed.class),
                        part.count(Outcome.Refused.class),
                        part.count(Outcome.Failed.class),
                        part.count(Outcome.NotLoadable.class));
    }

    private static String brief(String reason, int most) {
        var line = reason.strip().replaceAll("\\s+", " ");
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }
}
