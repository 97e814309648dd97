package io.flotilla.orchestrator.cli;

import io.flotilla.orchestrator.cli.text.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;

/** A shell that keeps what is printed. */
public final class CapturedShell {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();

    public CapturedShell() {
        environment.put("FLOTILLA_HOME", "/nonexistent");
    }

    public CapturedShell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Shell shell() {
        return new Shell(new PrintWriter(out), new PrintWriter(err), environment, Screen.paper());
    }

    /** Runs a command line and returns its exit code. */
    public int run(String... arguments) {
        return Main.run(shell(), arguments);
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }
}
