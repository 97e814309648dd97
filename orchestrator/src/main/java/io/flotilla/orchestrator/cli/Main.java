package io.flotilla.orchestrator.cli;

/** Where the command line starts; the process ends with one of {@link ExitCode}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // the server's log manager is on the class path, and complains when it comes second
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(run(Shell.ofProcess(), arguments));
    }

    /** Runs one command and returns its exit code; never throws. */
    public static int run(Shell shell, String... arguments) {
        return CommandTree.of(shell).execute(arguments);
    }
}
