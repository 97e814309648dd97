package io.flotilla.engine.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.flotilla.engine.Sha256;

/**
 * Plans as {@code plan/v1} YAML, meant to be read in a pull request. The same plan is always the
 * same text.
 */
public final class PlanFile {

    /** Stands for a digest that is not computed yet. */
    static final PlanDigest UNSEALED = new PlanDigest("sha256:" + "0".repeat(64));

    private static final YAMLMapper YAML =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                                    .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
                                    .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final JsonMapper CANONICAL =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private PlanFile() {}

    public static String write(Plan plan) {
        var tree = PlanTree.write(plan);
        tree.put("digest", plan.digest().value());
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is always writable", e);
        }
    }

    /**
     * Reads a plan and checks that its text is what its digest says.
     *
     * @throws PlanFileInvalid if it is no plan, or was edited and not proven again
     */
    public static Plan read(String yaml) {
        var plan = PlanTree.read(parse(yaml), true);
        var computed = digest(plan);
        if (!computed.equals(plan.digest())) {
            throw new PlanFileInvalid(
                    "the plan is not the one its digest names: digest is %s, its content is %s; an edited plan has to be proven again"
                            .formatted(plan.digest(), computed));
        }
        return plan;
    }

    /** Reads a plan that was edited: checkpoints and digest may be missing or stale. */
    public static Plan readEdited(String yaml) {
        return PlanTree.read(parse(yaml), false);
    }

    /** The digest of everything in the plan but the digest it carries. */
    public static PlanDigest digest(Plan plan) {
        try {
            var text = CANONICAL.writeValueAsString(sorted(PlanTree.write(plan)));
            return new PlanDigest(Sha256.named(Sha256.of(text)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is always writable", e);
        }
    }

    /** The same plan, with the digest of what it now is. */
    static Plan sealed(Plan plan) {
        return new Plan(
                plan.schema(),
                plan.dialect(),
                plan.from(),
                plan.to(),
                plan.checks(),
                plan.statements(),
                plan.revertChecks(),
                plan.revert(),
                plan.findings(),
                digest(plan));
    }

    private static Object sorted(ObjectNode tree) {
        // maps, unlike nodes, are written in the order of their keys
        return CANONICAL.convertValue(tree, Object.class);
    }

    private static ObjectNode parse(String yaml) {
        JsonNode tree;
        try {
            tree = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new PlanFileInvalid("not YAML: " + e.getMessage(), e);
        }
        if (tree instanceof ObjectNode fields) {
            return fields;
        }
        throw new PlanFileInvalid("not a plan: expected fields, the first being flotilla: plan/v1");
    }
}
