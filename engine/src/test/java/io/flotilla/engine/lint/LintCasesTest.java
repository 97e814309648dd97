package io.flotilla.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.desired.DesiredState;
import io.flotilla.engine.desired.Renames;
import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.plan.Renamed;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every folder of {@code lint}; {@code -Dlint.accept} rewrites their findings. */
class LintCasesTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    @BeforeAll
    static void createRoles() throws SQLException {
        SERVER.createRoles("app", "reader");
    }

    static List<LintCase> cases() throws IOException {
        return LintCase.all();
    }

    @Test
    void everyRuleHasACase() throws IOException {
        var cases =
                cases().stream().map(LintCase::rule).collect(Collectors.toCollection(TreeSet::new));

        assertThat(cases).isEqualTo(LintRules.ids());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void findsThatAndNothingElse(LintCase example) throws SQLException, IOException {
        var linter = new Linter(example.dialect(), example.lintPolicy());

        var report = lint(linter, example);

        var found = text(report, example.rule());
        if (System.getProperty("lint.accept") != null) {
            example.accept(found);
        }
        assertThat(found).isNotEmpty().isEqualTo(example.findings());
    }

    private static LintReport lint(Linter linter, LintCase example) throws SQLException {
        if (example.plan().isPresent()) {
            return linter.plan(PlanFile.readEdited(example.plan().get()));
        }
        var dialect = example.dialect();
        try (var connection = SERVER.borrow()) {
            var to = load(connection, example);
            if (example.from().isEmpty()) {
                return linter.schema(to, example.sources());
            }
            var from =
                    load(
                            connection,
                            dialect,
                            List.of(new SourceFile("from.sql", example.from().get())));
            var planner = new Planner(dialect);
            var renames = Renames.read(dialect, example.sources());
            var plan = planner.plan("app", from, to, renames, example.planPolicy(), connection);
            var still = planner.plan("app", to, to, example.planPolicy(), connection);
            assertThat(
                            text(
                                    linter.change(still, Renamed.nothing(to), to, List.of()),
                                    example.rule()))
                    .as("where nothing changes")
                    .isEmpty();
            var renamed = Renamed.of(dialect, from, to, renames, connection);
            return linter.change(plan, renamed, to, example.sources());
        }
    }

    private static Schema load(Connection connection, LintCase example) throws SQLException {
        var schema = load(connection, example.dialect(), example.sources());
        return schema.withTables(
                schema.tables().stream()
                        .map(
                                table ->
                                        table.withIndexes(
                                                table.indexes().stream()
                                                        .map(
                                                                it ->
                                                                        it.withValid(
                                                                                !example.invalid(
                                                                                        it)))
                                                        .toList()))
                        .toList());
    }

    private static Schema load(Connection connection, Dialect dialect, List<SourceFile> sources)
            throws SQLException {
        return DesiredState.load(dialect, connection, sources);
    }

    private static String text(LintReport report, String rule) {
        return report.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(finding -> "%s %s\n".formatted(place(finding), finding.text()))
                .collect(Collectors.joining());
    }

    private static String place(Finding finding) {
        return finding.place() == null ? "-" : finding.place().toString();
    }
}
