package io.flotilla.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.lint.LintPolicy;
import io.flotilla.engine.lint.Ownership;
import io.flotilla.engine.lint.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintSectionTest {

    @Test
    void readsSeveritiesAndWhatFails() {
        var lint =
                parse(
                        """
                        lint:
                          failOn: error
                          severity:
                            missing-primary-key: error
                            prefer-identity: off
                            house-rule: notice
                          rules:
                            - {id: house-rule, for: table, where: "table.name == 'x'", message: no}
                        """);

        assertThat(lint.failOn()).isEqualTo(Severity.ERROR);
        assertThat(lint.severities())
                .isEqualTo(
                        Map.of(
                                "missing-primary-key", Severity.ERROR,
                                "prefer-identity", Severity.OFF,
                                "house-rule", Severity.NOTICE));
        assertThat(lint.rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void readsOwnership() {
        var lint =
                parse(
                        """
                        lint:
                          ownership:
                            - files: "billing/*.sql"
                              objects: "billing_*"
                        """);

        assertThat(lint.ownership()).containsExactly(new Ownership("billing/*.sql", "billing_*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "severity: {mising-primary-key: off} | flotilla.yaml:2: lint.severity.mising-primary-key is no rule; did you mean 'missing-primary-key'?",
                "severity: {drop-table: fatal}       | flotilla.yaml:2: lint.severity.drop-table 'fatal' is not one of off, notice, warning, error",
                "severities: {}                      | flotilla.yaml:2: unknown field 'lint.severities'; did you mean 'severity'?",
                "failOn: off                         | flotilla.yaml:2: lint.failOn 'off' is not one of notice, warning, error",
                "naming: {tabel: x}                  | flotilla.yaml:2: unknown field 'lint.naming.tabel'; did you mean 'table'?",
                "naming: {table: \"[\"}              | flotilla.yaml:2: lint.naming.table is not a regular expression: Unclosed character class",
                "ownership: [{files: \"x\"}]         | flotilla.yaml:2: lint.ownership[0].objects is missing",
                "rules: [{id: Not_Kebab}]            | flotilla.yaml:2: lint.rules[0].id 'Not_Kebab' is not in kebab-case",
                "rules: [{id: drop-table}]           | flotilla.yaml:2: lint.rules[0].id 'drop-table' is a rule already",
                "rules: [{id: a, for: tabel, message: m}] | flotilla.yaml:2: lint.rules[0].for 'tabel' is none; did you mean 'table'?",
            })
    void refusesWhatItDoesNotKnow(String yaml, String message) {
        assertThatThrownBy(() -> parse("lint:\n  " + yaml))
                .isInstanceOf(ProjectFileInvalid.class)
                .hasMessageStartingWith(message);
    }

    private static LintPolicy parse(String yaml) {
        return ProjectFile.parse("flotilla.yaml", yaml).lint();
    }
}
