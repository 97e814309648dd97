package io.flotilla.orchestrator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/faults.md and the tests that are there say the same. */
class FaultMatrixTest {

    private static final int ROWS = 38;
    private static final Path ROOT = Path.of("..");

    /** A test's name, and the method below it: {@code @DisplayName("row 4: …") void method(}. */
    private static final Pattern TEST =
            Pattern.compile(
                    "@DisplayName\\(\\s*\"row (\\d+): [^\"]*\"\\)(?:\\s*@[^\\n"
                            + "]*)*\\s*void (\\w+)\\(");

    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

    private record Row(int number, String test, String engines, String reason) {}

    @Test
    void everyRowHasATestOrAReason() throws IOException {
        var rows = rows();

        assertThat(rows.stream().map(Row::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, ROWS).boxed().toList());
        for (var row : rows) {
            assertThat(row.test().isBlank() && row.reason().isBlank())
                    .as("row %d has neither test nor reason", row.number())
                    .isFalse();
            assertThat(row.engines().isBlank())
                    .as("row %d names the engines it ran on", row.number())
                    .isEqualTo(row.test().isBlank());
        }
    }

    @Test
    void namesTheTestsThatAreThereAndNoOthers() throws IOException {
        var named = new TreeSet<String>();
        for (var row : rows()) {
            NAMED.matcher(row.test())
                    .results()
                    .forEach(
                            it ->
                                    named.add(
                                            "%d %s#%s"
                                                    .formatted(
                                                            row.number(),
                                                            it.group(1),
                                                            it.group(2))));
        }

        assertThat(named).isEqualTo(tests());
    }

    /** This one's own text has the form of a test in it. */
    private static boolean isOther(Path file) {
        return file.toString().endsWith(".java") && !file.endsWith("FaultMatrixTest.java");
    }

    private static Set<String> tests() throws IOException {
        var tests = new TreeSet<String>();
        for (var module : List.of("engine", "tenant-registry", "orchestrator")) {
            try (var files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (var file : files.filter(FaultMatrixTest::isOther).toList()) {
                    var name = file.getFileName().toString().replace(".java", "");
                    TEST.matcher(Files.readString(file))
                            .results()
                            .forEach(
                                    it ->
                                            tests.add(
                                                    "%s %s#%s"
                                                            .formatted(
                                                                    it.group(1),
                                                                    name,
                                                                    it.group(2))));
                }
            }
        }
        return tests;
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/faults.md")).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .map(FaultMatrixTest::row)
                .toList();
    }

    private static Row row(String line) {
        var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        assertThat(cells).as("columns of %s", line).hasSize(8);
        return new Row(Integer.parseInt(cells.get(1)), cells.get(4), cells.get(5), cells.get(6));
    }
}
