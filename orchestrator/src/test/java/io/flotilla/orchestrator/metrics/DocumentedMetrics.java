package io.flotilla.orchestrator.metrics;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of docs/metrics.md: each metric's series, as Prometheus names them. */
public record DocumentedMetrics(Map<String, Metric> bySeries) {

    /** What Prometheus adds to every series it scrapes. */
    static final Set<String> GIVEN = Set.of("instance", "job");

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** Names that are documented here, as opposed to the runtime's many others. */
    private static final String OURS = "flotilla_|hikaricp_|http_server_requests_";

    /** What an expression may name; a value in quotes may have braces. */
    private static final Pattern SELECTOR =
            Pattern.compile(
                    "\\b((?:%s|agroal_|jvm_|process_|system_)\\w+)\\b(?:\\{((?:\"[^\"]*\"|[^\"}])*)})?"
                            .formatted(OURS));

    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"[^\"]*\"");

    /**
     * One line of a table.
     *
     * @param type gauge, counter, timer or histogram
     */
    public record Metric(String name, String type, Set<String> labels) {

        private Stream<String> series() {
            return switch (type) {
                case "timer" -> Stream.of("_count", "_sum", "_max").map(name::concat);
                case "histogram" ->
                        Stream.of("_bucket", "_count", "_sum", "_max").map(name::concat);
                default -> Stream.of(name);
            };
        }

        /** With those that Prometheus adds. */
        boolean has(String label) {
            return labels.contains(label)
                    || GIVEN.contains(label)
                    || (type.equals("histogram") && label.equals("le"));
        }
    }

    public static DocumentedMetrics read() throws IOException {
        var bySeries = new TreeMap<String, Metric>();
        Files.readAllLines(Path.of("../docs/metrics.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" *\\| *", -1))
                .filter(
                        cells ->
                                List.of("gauge", "counter", "timer", "histogram")
                                        .contains(cells[2]))
                .flatMap(DocumentedMetrics::metrics)
                .forEach(metric -> metric.series().forEach(name -> bySeries.put(name, metric)));
        return new DocumentedMetrics(bySeries);
    }

    /** One line may have several names, which have the first one's beginning or end. */
    private static Stream<Metric> metrics(String[] cells) {
        var names = quoted(cells[1]).toList();
        var labels = quoted(cells[3]).collect(toSet());
        var first = names.getFirst();
        return names.stream()
                .map(name -> name.startsWith("_") ? stem(first, cells[2]) + name : name)
                .map(name -> new Metric(name, cells[2], labels));
    }

    /** What the ends of a line's other names are put behind. */
    private static String stem(String first, String type) {
        return type.equals("timer") ? first.replaceFirst("_[a-z]+_seconds$", "") : first;
    }

    private static Stream<String> quoted(String cell) {
        return QUOTED.matcher(cell).results().map(result -> result.group(1));
    }

    /** Counters and timers have no series before the first event; these have. */
    public List<String> gauges() {
        return bySeries.values().stream()
                .filter(metric -> metric.type().equals("gauge"))
                .map(Metric::name)
                .toList();
    }

    /** What a scrape has otherwise than documented; the runtime's own metrics aside. */
    public List<String> unknownInScrape(String scrape) {
        return scrape.lines()
                .filter(line -> Pattern.compile("^(?:%s)".formatted(OURS)).matcher(line).find())
                .flatMap(this::unknownIn)
                .distinct()
                .toList();
    }

    /** The documented metrics that an expression names. */
    public Stream<Metric> namedIn(String promql) {
        return SELECTOR.matcher(promql)
                .results()
                .map(found -> bySeries.get(found.group(1)))
                .filter(metric -> metric != null);
    }

    /** What is wrong with the series that a PromQL expression names, in words. */
    public Stream<String> unknownIn(String promql) {
        return SELECTOR.matcher(promql).results().flatMap(this::unknown);
    }

    private Stream<String> unknown(MatchResult selector) {
        var metric = bySeries.get(selector.group(1));
        if (metric == null) {
            return Stream.of("no metric " + selector.group(1));
        }
        return LABEL.matcher(selector.group(2) == null ? "" : selector.group(2))
                .results()
                .map(matcher -> matcher.group(1))
                .filter(label -> !metric.has(label))
                .map(label -> "no label %s of %s".formatted(label, selector.group(1)));
    }
}
