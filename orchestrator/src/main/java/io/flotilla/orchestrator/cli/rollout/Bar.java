package io.flotilla.orchestrator.cli.rollout;

import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import org.jline.utils.AttributedString;

/** A progress bar drawn in eighths of a character. */
final class Bar {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

    private Bar() {}

    static AttributedString of(double share, int width, Tone tone) {
        var eighths = (int) Math.floor(Math.clamp(share, 0.0, 1.0) * width * 8);
        var full = eighths / 8;
        var filled = new StringBuilder("█".repeat(full));
        if (full < width && eighths % 8 > 0) {
            filled.append(EIGHTHS.charAt(eighths % 8));
        }
        return Text.join(
                Text.span(tone, filled.toString()),
                Text.span(Tone.QUIET, "░".repeat(width - filled.length())));
    }
}
