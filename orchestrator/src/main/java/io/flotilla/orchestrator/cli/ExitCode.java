package io.flotilla.orchestrator.cli;

/** Every exit code of the command line. */
public enum ExitCode {
    /** Done, and in sync. */
    DONE(0),
    ERROR(1),
    /** There are differences, findings or held targets. */
    DIFFERENCES(2),
    /** A rollout failed on targets, halted or was aborted. */
    FAILED(3),
    /** Nothing goes on before a person approves, promotes or resumes. */
    WAITING(4),
    TIMED_OUT(5),
    /** Something changed underneath; look again and repeat. */
    STALE(6),
    NOT_ALLOWED(7),
    USAGE(64);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
