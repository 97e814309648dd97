package io.flotilla.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintDocumentationTest {

    private static final Path PAGES = Path.of("../docs/lint");

    static List<LintRule> rules() {
        return LintRules.builtIn();
    }

    @Test
    void idsAreUniqueAndInKebabCase() {
        var ids = rules().stream().map(LintRule::id).toList();

        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(ids).allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachRuleHasAPageThatTellsItsSeverity(LintRule rule) throws IOException {
        var page = Files.readString(PAGES.resolve(rule.id() + ".md"));

        assertThat(page)
                .startsWith("# " + rule.id() + "\n")
                .contains("Usual severity: %s.".formatted(rule.severity().label()))
                .contains("## Why\n", "## Instead\n");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachRuleIsInTheTableOnce(LintRule rule) throws IOException {
        var rows =
                Files.readString(PAGES.resolve("README.md"))
                        .lines()
                        .filter(row -> row.startsWith("| [%s](".formatted(rule.id())))
                        .toList();

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst())
                .startsWith(
                        "| [%1$s](%1$s.md) | %2$s |".formatted(rule.id(), rule.severity().label()));
    }

    @Test
    void everyPageIsAboutARule() throws IOException {
        try (var files = Files.list(PAGES)) {
            var pages =
                    files.map(file -> file.getFileName().toString().replace(".md", ""))
                            .filter(name -> !name.equals("README"))
                            .collect(Collectors.toSet());

            assertThat(pages).isEqualTo(LintRules.ids());
        }
    }
}
