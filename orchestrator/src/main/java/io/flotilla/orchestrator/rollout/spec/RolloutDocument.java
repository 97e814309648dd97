package io.flotilla.orchestrator.rollout.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.flotilla.engine.ShortDuration;
import io.flotilla.engine.apply.Attempt.Timeouts;
import java.time.Duration;
import java.util.List;

/** The {@code rollout/v1} document as YAML or JSON. Strict: what it does not know it refuses. */
public final class RolloutDocument {

    private static final String VERSION = "rollout/v1";
    private static final int PER_DATABASE = 8;
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private static final List<String> ROLLOUT =
            List.of(
                    "flotilla",
                    "release",
                    "targets",
                    "waves",
                    "perDatabase",
                    "priority",
                    "failures",
                    "retry",
                    "timeouts",
                    "window",
                    "windows");
    static final List<String> TIMEOUTS = List.of("lock", "statement");

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private RolloutDocument() {}

    /**
     * @throws RolloutDocumentInvalid naming the field and what it may be
     */
    public static RolloutSpec read(String text) {
        return read(text, Timeouts.DEFAULT);
    }

    /**
     * @param usual the timeouts where the document says none
     * @throws RolloutDocumentInvalid naming the field and what it may be
     */
    public static RolloutSpec read(String text, Timeouts usual) {
        try {
            return spec(YAML.readTree(text), usual);
        } catch (JsonProcessingException e) {
            throw RolloutDocumentInvalid.value(
                    "not a YAML or JSON document: " + e.getOriginalMessage());
        }
    }

    private static RolloutSpec spec(JsonNode document, Timeouts usual) {
        var fields = new Fields("", document, ROLLOUT);
        if (!VERSION.equals(fields.text("flotilla"))) {
            throw fields.refused(
                    "flotilla",
                    "is '%s'; this server reads %s".formatted(fields.text("flotilla"), VERSION));
        }
        var targets = fields.optionalText("targets");
        return new RolloutSpec(
                fields.text("release"),
                targets == null ? "" : targets,
                WavesDocument.read(fields),
                perDatabase(fields, PER_DATABASE),
                fields.integer("priority", 0, -100, 100),
                FailuresDocument.read(
                        fields.mapping("failures", FailuresDocument.FIELDS),
                        FailuresDocument.DEFAULT),
                retry(fields.mapping("retry", List.of("attempts", "backoff"))),
                timeouts(fields.mapping("timeouts", TIMEOUTS), usual),
                WindowsDocument.read(fields));
    }

    static int perDatabase(Fields fields, int usual) {
        return fields.integer("perDatabase", usual, 1, 1000);
    }

    private static Retry retry(Fields fields) {
        return new Retry(
                fields.integer("attempts", 3, 1, 20),
                fields.duration(
                        "backoff", Duration.ofSeconds(30), MILLISECOND, Duration.ofHours(1)));
    }

    static Timeouts timeouts(Fields fields, Timeouts usual) {
        return new Timeouts(
                fields.duration("lock", usual.lock(), MILLISECOND, Duration.ofMinutes(10)),
                fields.duration("statement", usual.statement(), MILLISECOND, Duration.ofDays(2)));
    }

    /** The document of a spec, every field said, always in the same order. */
    public static ObjectNode write(RolloutSpec spec) {
        var document = JsonNodeFactory.instance.objectNode();
        document.put("flotilla", VERSION)
                .put("release", spec.release())
                .put("targets", spec.targets());
        WavesDocument.write(spec.waves(), document.putArray("waves"));
        document.put("perDatabase", spec.perDatabase());
        if (spec.priority() != 0) {
            document.put("priority", spec.priority());
        }
        FailuresDocument.write(spec.failures(), document.putObject("failures"));
        document.putObject("retry")
                .put("attempts", spec.retry().attempts())
                .put("backoff", ShortDuration.format(spec.retry().backoff()));
        document.putObject("timeouts")
                .put("lock", ShortDuration.format(spec.timeouts().lock()))
                .put("statement", ShortDuration.format(spec.timeouts().statement()));
        WindowsDocument.write(spec.windows(), document);
        return document;
    }
}
