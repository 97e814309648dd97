package io.flotilla.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.StatementReader;
import io.flotilla.engine.dialect.redshift.CatalogSchemas;
import io.flotilla.engine.dialect.redshift.RedshiftDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The statements for each kind of change, there and back, as files to be read: none of them has run
 * on a live cluster. {@code -Dcases.accept} writes what is expected. A case whose name begins with
 * {@code dropped} is planned without a trash.
 */
class RedshiftScriptTest {

    private static final Path CASES = Path.of("src/test/resources/cases/redshift/change");

    private static final StatementReader READER = new RedshiftDialect().statementReader();

    private final RedshiftDialect dialect = new RedshiftDialect();

    static Stream<String> cases() throws IOException {
        try (var folders = Files.list(CASES)) {
            return folders
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writesTheStatements(String name) throws IOException {
        var folder = CASES.resolve(name);
        var from = CatalogSchemas.read(Files.readString(folder.resolve("from.txt")));
        var to = CatalogSchemas.read(Files.readString(folder.resolve("to.txt")));
        var drops = name.startsWith("dropped") ? PlanPolicy.Drops.DROP : PlanPolicy.Drops.TRASH;
        var policy = new PlanPolicy(drops, true, true);

        var text =
                "-- there\n%s\n-- and back\n%s"
                        .formatted(
                                text(() -> Script.of(dialect, from, to, policy)),
                                text(() -> Script.back(dialect, from, to, policy)));

        var expected = folder.resolve("plan.sql");
        if (System.getProperty("cases.accept") != null) {
            Files.writeString(expected, text);
        }
        assertThat(text).isEqualTo(Files.readString(expected));
    }

    private static String text(Supplier<Script> script) {
        try {
            var text = new StringBuilder();
            for (var draft : script.get().drafts()) {
                remarks(draft).forEach(remark -> text.append("-- ").append(remark).append('\n'));
                var sql = draft.statement().sql();
                assertThat(READER.refusal(sql)).as(sql).isEmpty();
                text.append(sql).append(";\n");
            }
            return text.toString();
        } catch (PlanRefused e) {
            return "-- refused: " + String.join("; ", e.reasons()) + "\n";
        }
    }

    private static List<String> remarks(Draft draft) {
        var remarks = new ArrayList<String>();
        var statement = draft.statement();
        if (!statement.transactional()) {
            remarks.add("alone");
        }
        if (statement.losesData()) {
            remarks.add("loses data");
        }
        for (var hazard : statement.hazards()) {
            remarks.add(
                    "%s %s%s: %s"
                            .formatted(
                                    hazard.kind(),
                                    hazard.table(),
                                    hazard.brief() ? ", brief" : "",
                                    hazard.because()));
        }
        draft.checks().forEach(check -> remarks.add("check: " + check.sql()));
        draft.findings().forEach(finding -> remarks.add("finding: " + finding));
        return remarks;
    }
}
