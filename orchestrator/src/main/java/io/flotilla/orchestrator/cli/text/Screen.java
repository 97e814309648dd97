package io.flotilla.orchestrator.cli.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.terminal.Size;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * What the output is shown on. {@code live} is true on a terminal that redraws; elsewhere lines are
 * plain and nothing is drawn twice.
 */
public final class Screen {
    private static final Size PAPER = new Size(100, 50);

    private final boolean live;
    private final boolean colour;
    private final Supplier<Size> size;

    private Screen(boolean live, boolean colour, Supplier<Size> size) {
        this.live = live;
        this.colour = colour;
        this.size = size;
    }

    /** A file or a pipe. */
    public static Screen paper() {
        return new Screen(false, false, () -> PAPER);
    }

    /** A terminal of a fixed size without colours. */
    public static Screen terminal(int width, int height) {
        return new Screen(true, false, () -> new Size(width, height));
    }

    public static Screen ofProcess(Map<String, String> environment) {
        var console = System.console();
        var live =
                console != null
                        && console.isTerminal()
                        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        var colour = live && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return live
                ? new Screen(true, colour, new TerminalSize(environment.get("COLUMNS")))
                : paper();
    }

    public boolean live() {
        return live;
    }

    public boolean coloured() {
        return colour;
    }

    public int width() {
        return size.get().getColumns();
    }

    public int height() {
        return size.get().getRows();
    }

    public String render(AttributedString line) {
        return colour ? line.toAnsi() : line.toString();
    }

    /** Asks the terminal each time, because windows are resized; opened at the first use. */
    private static final class TerminalSize implements Supplier<Size> {
        private final @Nullable String columns;
        private @Nullable Supplier<Size> terminal;

        TerminalSize(@Nullable String columns) {
            this.columns = columns;
        }

        @Override
        public Size get() {
            var current = terminal;
            if (current == null) {
                current = open();
                terminal = current;
            }
            var size = current.get();
            if (columns != null && columns.matches("[1-9][0-9]{0,3}")) {
                return new Size(Integer.parseInt(columns), usable(size.getRows(), PAPER.getRows()));
            }
            return new Size(
                    usable(size.getColumns(), PAPER.getColumns()),
                    usable(size.getRows(), PAPER.getRows()));
        }

        private static int usable(int value, int otherwise) {
            return value > 0 ? value : otherwise;
        }

        /** Without native signals: Ctrl-C must end the process as anywhere else. */
        private static Supplier<Size> open() {
            try {
                return TerminalBuilder.builder()
                                .system(true)
                                .dumb(true)
                                .nativeSignals(false)
                                .build()
                        ::getSize;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot ask the terminal for its size", e);
            }
        }
    }
}
