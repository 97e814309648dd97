package io.flotilla.orchestrator.rollout.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flotilla.orchestrator.rollout.spec.HealthCheck;
import java.util.ArrayList;
import java.util.List;

/**
 * What an instant query's answer says about a check.
 *
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/querying/api/#expression-query-result-formats">
 *     Expression query result formats</a>
 */
final class PrometheusAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PrometheusAnswer() {}

    static Answer of(HealthCheck.Prometheus check, int status, String body) {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return new Answer.Inconclusive(
                    "got an answer with status %d that is not Prometheus'".formatted(status));
        }
        if (!"success".equals(answer.path("status").asText())) {
            return new Answer.Inconclusive(
                    "got status %d: %s"
                            .formatted(status, answer.path("error").asText("no reason given")));
        }
        return of(check, answer.path("data"));
    }

    private static Answer of(HealthCheck.Prometheus check, JsonNode data) {
        var result = data.path("result");
        var type = data.path("resultType").asText();
        return switch (type) {
            case "scalar" -> judged(check, List.of(result.path(1).asText()));
            case "vector" -> {
                var values = new ArrayList<String>();
                result.forEach(sample -> values.add(sample.path("value").path(1).asText()));
                yield judged(check, values);
            }
            default ->
                    new Answer.Inconclusive(
                            "got a result of type '%s'; write a query with one value per series"
                                    .formatted(type));
        };
    }

    private static Answer judged(HealthCheck.Prometheus check, List<String> values) {
        if (values.isEmpty()) {
            return new Answer.Fails("got an empty result");
        }
        for (var value : values) {
            try {
                if (!within(check, number(value))) {
                    return new Answer.Fails(
                            "got %s, expected %s".formatted(value, expected(check)));
                }
            } catch (NumberFormatException e) {
                return new Answer.Inconclusive("got '%s', which is no number".formatted(value));
            }
        }
        return new Answer.Holds(
                values.size() == 1
                        ? "got " + values.getFirst()
                        : "got %d values within bounds".formatted(values.size()));
    }

    /** Prometheus writes infinity as Inf, with a sign. */
    private static double number(String value) {
        return switch (value) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(value);
        };
    }

    private static boolean within(HealthCheck.Prometheus check, double value) {
        if (Double.isNaN(value)) {
            return false;
        }
        if (check.above() == null && check.below() == null) {
            return value != 0;
        }
        return (check.above() == null || value > check.above().doubleValue())
                && (check.below() == null || value < check.below().doubleValue());
    }

    private static String expected(HealthCheck.Prometheus check) {
        if (check.above() == null && check.below() == null) {
            return "something other than 0";
        }
        var bounds = new ArrayList<String>();
        if (check.above() != null) {
            bounds.add("more than " + check.above().toPlainString());
        }
        if (check.below() != null) {
            bounds.add("less than " + check.below().toPlainString());
        }
        return String.join(" and ", bounds);
    }
}
