package io.flotilla.orchestrator.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.text.Json;
import org.jspecify.annotations.Nullable;

/** The server refused a request; {@code problem} is its RFC 9457 document. */
public final class ApiProblem extends RuntimeException {
    private final int status;
    private final String code;
    private final transient JsonNode problem;

    ApiProblem(int status, JsonNode problem) {
        super(message(status, problem));
        this.status = status;
        this.code = Json.text(problem, "code");
        this.problem = problem;
    }

    public int status() {
        return status;
    }

    /** The stable name of the problem, empty where the answer has none. */
    public String code() {
        return code;
    }

    public JsonNode problem() {
        return problem;
    }

    public ExitCode exitCode() {
        if (status == 401 || status == 403) {
            return ExitCode.NOT_ALLOWED;
        }
        if (code.startsWith("stale-")) {
            return ExitCode.STALE;
        }
        return code.equals("not-approved") || code.equals("gate")
                ? ExitCode.WAITING
                : ExitCode.ERROR;
    }

    /** What the user can do about it, where that is the same for every command. */
    public @Nullable String remedy() {
        return switch (status) {
            case 401 ->
                    "set FLOTILLA_TOKEN to a token of this server ('flotilla token create' makes"
                            + " one; a new server writes its first to admin-token in its"
                            + " FLOTILLA_HOME)";
            case 403 -> "ask an admin for a token with the right role";
            default -> code.startsWith("stale-") ? "look at it again, then repeat" : null;
        };
    }

    private static String message(int status, JsonNode problem) {
        var title = Json.text(problem, "title");
        var detail = Json.text(problem, "detail");
        if (title.isEmpty()) {
            return detail.isEmpty() ? "the server answered with status " + status : detail;
        }
        return detail.isEmpty() || detail.equals(title) ? title : title + ": " + detail;
    }
}
