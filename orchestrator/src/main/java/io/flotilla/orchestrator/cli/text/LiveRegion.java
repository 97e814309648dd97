package io.flotilla.orchestrator.cli.text;

import java.io.PrintWriter;
import java.util.List;
import org.jline.utils.AttributedString;

/**
 * The last lines on a terminal, drawn again in place. The cursor is hidden until {@link #close},
 * which a hook also calls when the process is interrupted.
 */
public final class LiveRegion implements AutoCloseable {
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String CLEAR_LINE = "\u001b[2K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintWriter out;
    private final Screen screen;
    private final Thread hook = new Thread(this::showCursor);
    private int drawn;

    public LiveRegion(PrintWriter out, Screen screen) {
        this.out = out;
        this.screen = screen;
        Runtime.getRuntime().addShutdownHook(hook);
        out.print(HIDE_CURSOR);
        out.flush();
    }

    /** Draws over what was drawn before; what does not fit is cut. */
    public void draw(List<AttributedString> lines) {
        var width = screen.width();
        var shown = lines.subList(0, Math.min(lines.size(), Math.max(1, screen.height() - 1)));
        var frame = new StringBuilder();
        if (drawn > 0) {
            frame.append("\u001b[").append(drawn).append("A\r");
        }
        for (var line : shown) {
            frame.append(CLEAR_LINE)
                    .append(screen.render(line.columnSubSequence(0, width)))
                    .append('\n');
        }
        out.print(frame.append(CLEAR_BELOW));
        out.flush();
        drawn = shown.size();
    }

    @Override
    public void close() {
        showCursor();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending, and the hook does the same.
        }
    }

    private void showCursor() {
        out.print(SHOW_CURSOR);
        out.flush();
    }
}
