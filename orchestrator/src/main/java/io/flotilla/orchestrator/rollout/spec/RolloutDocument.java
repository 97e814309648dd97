package io.flotilla.orchestrator.rollout.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.flotilla.engine.apply.Attempt.Timeouts;
import io.flotilla.orchestrator.rollout.spec.WaveSpec.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code rollout/v1} document as YAML or JSON. Strict: what it does not know it refuses. */
public final class RolloutDocument {

    private static final String VERSION = "rollout/v1";
    private static final int PARALLEL = 50;
    private static final int PER_DATABASE = 8;
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Pattern WAVE_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Failures FAILURES =
            new Failures(
                    new Failures.Budget.Share(Percentage.parse("1%").orElseThrow()),
                    Failures.Then.PAUSE);

    private static final List<String> ROLLOUT =
            List.of(
                    "flotilla",
                    "release",
                    "targets",
                    "waves",
                    "perDatabase",
                    "failures",
                    "retry",
                    "timeouts",
                    "window");
    private static final List<String> WAVE =
            List.of("name", "select", "share", "count", "parallel", "bake", "gate");

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
        try {
            return spec(YAML.readTree(text));
        } catch (JsonProcessingException e) {
            throw RolloutDocumentInvalid.value(
                    "not a YAML or JSON document: " + e.getOriginalMessage());
        }
    }

    private static RolloutSpec spec(JsonNode document) {
        var fields = new Fields("", document, ROLLOUT);
        if (!VERSION.equals(fields.text("flotilla"))) {
            throw fields.refused(
                    "flotilla",
                    "is '%s'; this server reads %s".formatted(fields.text("flotilla"), VERSION));
        }
        if (fields.has("window")) {
            throw fields.refused(
                    "window", "is not available yet; start and pause the rollout by hand instead");
        }
        var targets = fields.optionalText("targets");
        return new RolloutSpec(
                fields.text("release"),
                targets == null ? "" : targets,
                waves(fields),
                fields.integer("perDatabase", PER_DATABASE, 1, 1000),
                failures(fields.mapping("failures", List.of("budget", "then"))),
                retry(fields.mapping("retry", List.of("attempts", "backoff"))),
                timeouts(fields.mapping("timeouts", List.of("lock", "statement"))));
    }

    private static List<WaveSpec> waves(Fields rollout) {
        if (!rollout.has("waves")) {
            return List.of(new WaveSpec("all", null, null, PARALLEL, Duration.ZERO, Gate.NONE));
        }
        var waves = new ArrayList<WaveSpec>();
        var names = new HashSet<String>();
        for (var fields : rollout.mappings("waves", WAVE)) {
            var wave = wave(fields);
            if (!names.add(wave.name())) {
                throw fields.refused(
                        "name", "'%s' is taken by an earlier wave".formatted(wave.name()));
            }
            if (!waves.isEmpty() && waves.getLast().takesTheRest()) {
                throw fields.refused(
                        "name",
                        "'%s' comes after '%s', which takes all that is left; give that one a select, a share or a count"
                                .formatted(wave.name(), waves.getLast().name()));
            }
            waves.add(wave);
        }
        if (waves.isEmpty()) {
            throw rollout.refused("waves", "is empty; leave it out for one wave of all targets");
        }
        return waves;
    }

    private static WaveSpec wave(Fields fields) {
        var name = fields.text("name");
        if (!WAVE_NAME.matcher(name).matches()) {
            throw fields.refused("name", "'%s' is not of a-z, 0-9 and -".formatted(name));
        }
        return new WaveSpec(
                name,
                fields.optionalText("select"),
                size(fields),
                fields.integer("parallel", PARALLEL, 1, 10_000),
                fields.duration("bake", Duration.ZERO, Duration.ZERO, MONTH),
                fields.oneOf("gate", Gate.class, Gate.NONE));
    }

    private static @Nullable WaveSize size(Fields fields) {
        if (fields.has("share") && fields.has("count")) {
            throw fields.refused("share", "and count exclude each other");
        }
        if (fields.has("count")) {
            return new WaveSize.Count(fields.integer("count", 1, 1, 1_000_000));
        }
        return fields.has("share")
                ? new WaveSize.Share(percentage(fields, "share", "is not a percentage such as 10%"))
                : null;
    }

    private static Failures failures(Fields fields) {
        var budget = fields.optionalText("budget");
        if ("revert".equals(fields.optionalText("then"))) {
            throw fields.refused("then", "'revert' is not available yet; use pause or continue");
        }
        return new Failures(
                budget == null ? FAILURES.budget() : budget(fields, budget),
                fields.oneOf("then", Failures.Then.class, FAILURES.then()));
    }

    private static Failures.Budget budget(Fields fields, String text) {
        return text.contains("%")
                ? new Failures.Budget.Share(
                        percentage(
                                fields,
                                "budget",
                                "is neither a percentage such as 1% nor a number of targets"))
                : new Failures.Budget.Count(fields.integer("budget", 0, 0, 1_000_000));
    }

    private static Percentage percentage(Fields fields, String name, String otherwise) {
        var text = fields.text(name);
        return Percentage.parse(text)
                .filter(found -> name.equals("budget") || found.value().signum() > 0)
                .orElseThrow(() -> fields.refused(name, "'%s' %s".formatted(text, otherwise)));
    }

    private static Retry retry(Fields fields) {
        return new Retry(
                fields.integer("attempts", 3, 1, 20),
                fields.duration(
                        "backoff", Duration.ofSeconds(30), MILLISECOND, Duration.ofHours(1)));
    }

    private static Timeouts timeouts(Fields fields) {
        return new Timeouts(
                fields.duration(
                        "lock", Timeouts.DEFAULT.lock(), MILLISECOND, Duration.ofMinutes(10)),
                fields.duration(
                        "statement",
                        Timeouts.DEFAULT.statement(),
                        MILLISECOND,
                        Duration.ofDays(2)));
    }

    /** The document of a spec, every field said, always in the same order. */
    public static ObjectNode write(RolloutSpec spec) {
        var document = JsonNodeFactory.instance.objectNode();
        document.put("flotilla", VERSION)
                .put("release", spec.release())
                .put("targets", spec.targets());
        var waves = document.putArray("waves");
        spec.waves().forEach(wave -> waves.add(write(wave)));
        document.put("perDatabase", spec.perDatabase());
        document.putObject("failures")
                .put("budget", text(spec.failures().budget()))
                .put("then", label(spec.failures().then()));
        document.putObject("retry")
                .put("attempts", spec.retry().attempts())
                .put("backoff", ShortDuration.format(spec.retry().backoff()));
        document.putObject("timeouts")
                .put("lock", ShortDuration.format(spec.timeouts().lock()))
                .put("statement", ShortDuration.format(spec.timeouts().statement()));
        return document;
    }

    private static ObjectNode write(WaveSpec wave) {
        var node = JsonNodeFactory.instance.objectNode().put("name", wave.name());
        if (wave.select() != null) {
            node.put("select", wave.select());
        }
        switch (wave.size()) {
            case null -> {}
            case WaveSize.Share(var percentage) -> node.put("share", percentage.toString());
            case WaveSize.Count(var targets) -> node.put("count", targets);
        }
        node.put("parallel", wave.parallel()).put("bake", ShortDuration.format(wave.bake()));
        if (wave.gate() == Gate.MANUAL) {
            node.put("gate", label(wave.gate()));
        }
        return node;
    }

    private static String text(Failures.Budget budget) {
        return switch (budget) {
            case Failures.Budget.Share(var percentage) -> percentage.toString();
            case Failures.Budget.Count(var targets) -> String.valueOf(targets);
        };
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
