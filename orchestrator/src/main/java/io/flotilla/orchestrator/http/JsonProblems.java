package io.flotilla.orchestrator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.flotilla.engine.Nearest;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What is wrong with a body, in the words of who wrote it: no Java class is named. */
class JsonProblems {

    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e) {
        return of(e).problem().response();
    }

    static ProblemException of(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case ValueInstantiationException refused -> invalidValue(refused, reason(refused));
            case MismatchedInputException wrongType ->
                    invalidValue(wrongType, wrongType.getOriginalMessage());
            default ->
                    ProblemException.badRequest(
                            "invalid-json",
                            "the body is not valid JSON, at line %d, column %d"
                                    .formatted(
                                            e.getLocation().getLineNr(),
                                            e.getLocation().getColumnNr()));
        };
    }

    private static ProblemException unknownField(UnrecognizedPropertyException e) {
        var known = e.getKnownPropertyIds().stream().map(Object::toString).sorted().toList();
        return new ProblemException(
                422,
                "unknown-field",
                "Invalid",
                "unknown field '%s'%s"
                        .formatted(path(e), Nearest.hintOrAll(e.getPropertyName(), known)),
                Map.of("field", path(e), "known", known));
    }

    /** What the type's own check said, rather than Jackson about it. */
    private static String reason(ValueInstantiationException e) {
        var cause = e.getCause();
        return String.valueOf(cause == null ? e.getOriginalMessage() : cause.getMessage());
    }

    private static ProblemException invalidValue(JsonMappingException e, String why) {
        var field = path(e);
        return field.isEmpty()
                ? ProblemException.badRequest(
                        "invalid-json", "the body does not fit: " + plain(why))
                : new ProblemException(
                        422,
                        "invalid-field",
                        "Invalid",
                        "field '%s': %s".formatted(field, plain(why)),
                        Map.of("field", field));
    }

    /** Jackson names the Java type it wanted; its last word is enough. */
    private static String plain(String message) {
        return message.replaceAll("`(?:[\\w$]+\\.)*([\\w$<>]+)`", "$1").replaceAll("\\R(?s).*", "");
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(
                        at ->
                                at.getFieldName() == null
                                        ? "[" + at.getIndex() + "]"
                                        : at.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
