package io.flotilla.orchestrator.deploy;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A page whose {@code sh} blocks can be run one after the other in one shell, each with the output
 * that the {@code text} block after it shows. There {@code …} stands for anything in a line, and
 * for any lines where it is alone in one.
 */
record ShellDocument(List<Step> steps) {
    private static final Pattern BLOCK =
            Pattern.compile("```sh\\n(.*?)```\\n(?:```text\\n(.*?)```\\n)?", Pattern.DOTALL);
    private static final String ANYTHING = "…";

    /** Between the outputs of two steps, in a line of its own. */
    private static final String MARK = "\u001e";

    record Step(String commands, String shown) {

        /**
         * Whether a step that shows nothing may print anything, and others print what they show.
         */
        boolean shows(String output) {
            return shown.isEmpty() || pattern().matcher(tidy(output)).matches();
        }

        private Pattern pattern() {
            var pattern = new StringBuilder();
            for (var line : tidy(shown).split("(?<=\n)", -1)) {
                pattern.append(line.strip().equals(ANYTHING) ? "(?:.*\\n)*" : oneLine(line));
            }
            return Pattern.compile(pattern.toString());
        }

        private static String oneLine(String line) {
            var parts = new ArrayList<String>();
            // columns are as wide as what is in them
            for (var part : line.split(" *" + ANYTHING + " *", -1)) {
                parts.add(part.isEmpty() ? "" : Pattern.quote(part));
            }
            return String.join(".*", parts);
        }

        /** Without spaces at the ends of lines, and with a line feed at the end of the last. */
        private static String tidy(String text) {
            return text.lines()
                    .map(String::stripTrailing)
                    .map(line -> line + "\n")
                    .collect(joining());
        }
    }

    static ShellDocument of(String markdown) {
        return new ShellDocument(
                BLOCK.matcher(markdown)
                        .results()
                        .map(
                                block ->
                                        new Step(
                                                block.group(1),
                                                block.group(2) == null ? "" : block.group(2)))
                        .toList());
    }

    /** All steps as one program that ends at the first command which fails. */
    String script(UnaryOperator<String> adapted) {
        var script = new StringBuilder("set -eu -o pipefail\n");
        for (var step : steps) {
            script.append(adapted.apply(step.commands()));
            script.append("printf '%s\\n'\n".formatted(MARK));
        }
        return script.toString();
    }

    /** What the steps have printed, as far as the program has come. */
    static List<String> outputs(String printed) {
        return List.of(printed.split(MARK + "\n", -1));
    }
}
