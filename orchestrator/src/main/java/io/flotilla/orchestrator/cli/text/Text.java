package io.flotilla.orchestrator.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * Lines for people. Control characters in what is added are shown as {@code ?}: names and messages
 * come from databases and must not steer the terminal.
 */
public final class Text {
    private final List<AttributedString> lines = new ArrayList<>();

    public static Text of(String line) {
        return new Text().line(line);
    }

    /** A piece of a line. */
    public static AttributedString span(Tone tone, String text) {
        return new AttributedString(printable(text), tone.style());
    }

    public static AttributedString join(Object... pieces) {
        var line = new AttributedStringBuilder();
        for (var piece : pieces) {
            line.append(
                    piece instanceof AttributedString span
                            ? span
                            : span(Tone.PLAIN, piece.toString()));
        }
        return line.toAttributedString();
    }

    public Text line(String line) {
        return line(Tone.PLAIN, line);
    }

    public Text line(Tone tone, String line) {
        return line(span(tone, line));
    }

    public Text line(AttributedString line) {
        lines.add(line);
        return this;
    }

    public Text blank() {
        return line("");
    }

    /** Several lines at once, all moved in by {@code indent} columns. */
    public Text block(Tone tone, int indent, String text) {
        text.lines().forEach(line -> line(tone, " ".repeat(indent) + line));
        return this;
    }

    public Text block(String text) {
        return block(Tone.PLAIN, 0, text);
    }

    public Text add(Text other) {
        lines.addAll(other.lines);
        return this;
    }

    public List<AttributedString> lines() {
        return List.copyOf(lines);
    }

    @Override
    public String toString() {
        return String.join("\n", lines.stream().map(AttributedString::toString).toList());
    }

    private static String printable(String text) {
        return text.chars().noneMatch(Character::isISOControl)
                ? text
                : text.replace("\t", "    ").replaceAll("\\p{Cntrl}", "?");
    }
}
