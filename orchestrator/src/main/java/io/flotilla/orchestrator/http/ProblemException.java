package io.flotilla.orchestrator.http;

import java.util.Map;

/**
 * A request that cannot be done, as the caller will read it. {@code code} is stable, for programs;
 * {@code detail} names the thing and the remedy; {@code extra} becomes members of the body.
 */
public final class ProblemException extends RuntimeException {
    private final Problem problem;

    public ProblemException(
            int status, String code, String title, String detail, Map<String, Object> extra) {
        super(detail, null, false, false);
        this.problem = new Problem(status, code, title, detail, extra);
    }

    public ProblemException(int status, String code, String title, String detail) {
        this(status, code, title, detail, Map.of());
    }

    public static ProblemException badRequest(String code, String detail) {
        return new ProblemException(400, code, "Bad request", detail);
    }

    public static ProblemException notFound(String code, String detail) {
        return new ProblemException(404, code, "Not found", detail);
    }

    public static ProblemException conflict(String code, String detail) {
        return new ProblemException(409, code, "Conflict", detail);
    }

    /** Well formed, and yet it makes no sense: 422. */
    public static ProblemException invalid(String code, String detail) {
        return new ProblemException(422, code, "Invalid", detail);
    }

    public Problem problem() {
        return problem;
    }
}
