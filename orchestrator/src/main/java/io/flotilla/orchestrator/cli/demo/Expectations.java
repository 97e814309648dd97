package io.flotilla.orchestrator.cli.demo;

import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What must have come of the demo, and what did. */
final class Expectations {
    private final List<String> broken = new ArrayList<>();
    private int checked;

    void expect(String what, Object expected, Object actual) {
        checked++;
        if (!Objects.equals(expected, actual)) {
            broken.add("%s: expected %s, got %s".formatted(what, expected, actual));
        }
    }

    boolean hold() {
        return broken.isEmpty();
    }

    Text text() {
        var text = new Text();
        broken.forEach(line -> text.line(Tone.BAD, "✗ " + line));
        return hold()
                ? text.line(Tone.GOOD, "✓ all %d expectations hold".formatted(checked))
                : text.line(
                        Tone.BAD,
                        "✗ %d of %d expectations do not hold".formatted(broken.size(), checked));
    }
}
