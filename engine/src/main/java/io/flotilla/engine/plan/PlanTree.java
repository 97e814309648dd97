package io.flotilla.engine.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.fingerprint.Fingerprint;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of {@code plan/v1}, both ways. */
final class PlanTree {

    static final String VERSION = "plan/v1";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlanTree() {}

    /** Everything but the digest. */
    static ObjectNode write(Plan plan) {
        var tree = NODES.objectNode();
        tree.put("flotilla", VERSION);
        tree.put("schema", plan.schema());
        tree.put("dialect", plan.dialect());
        tree.put("from", plan.from().value());
        tree.put("to", plan.to().value());
        write(plan.checks(), tree.putArray("checks"));
        plan.statements().forEach(item -> write(item, array(tree, "statements")));
        array(tree, "statements");
        if (!plan.revertChecks().isEmpty()) {
            write(plan.revertChecks(), tree.putArray("revertChecks"));
        }
        plan.revert().forEach(item -> write(item, array(tree, "revert")));
        array(tree, "revert");
        var findings = tree.putArray("findings");
        plan.findings().forEach(findings::add);
        return tree;
    }

    private static void write(List<Check> checks, ArrayNode into) {
        checks.forEach(
                check -> into.addObject().put("sql", check.sql()).put("because", check.because()));
    }

    private static ArrayNode array(ObjectNode tree, String name) {
        return tree.withArrayProperty(name);
    }

    private static void write(Statement statement, ArrayNode into) {
        var tree = into.addObject().put("sql", statement.sql());
        if (!statement.transactional()) {
            tree.put("transactional", false);
        }
        if (statement.losesData()) {
            tree.put("losesData", true);
        }
        if (statement.tool() != null) {
            tree.put("tool", statement.tool());
        }
        if (statement.note() != null) {
            tree.put("note", statement.note());
        }
        if (statement.data() != null) {
            tree.put("data", true);
            if (statement.data().batch() != null) {
                write(statement.data().batch(), tree.putObject("batch"));
            }
        }
        if (statement.reaches() != null) {
            tree.put("reaches", statement.reaches().value());
        }
        if (!statement.hazards().isEmpty()) {
            var hazards = tree.putArray("hazards");
            statement.hazards().forEach(hazard -> write(hazard, hazards.addObject()));
        }
    }

    private static void write(Statement.Batch batch, ObjectNode tree) {
        tree.put("rows", batch.rows());
        if (batch.pauseMillis() > 0) {
            tree.put("pause", batch.pauseMillis() + "ms");
        }
    }

    private static void write(Hazard hazard, ObjectNode tree) {
        tree.put("kind", kind(hazard.kind()));
        if (hazard.table() != null) {
            tree.put("table", hazard.table());
        }
        if (hazard.mode() != null) {
            tree.put("mode", hazard.mode());
        }
        tree.put("brief", hazard.brief());
        tree.put("because", hazard.because());
    }

    static Plan read(ObjectNode tree, boolean proven) {
        var fields = new PlanFields(tree, "");
        fields.requireVersion();
        fields.only(
                "flotilla",
                "schema",
                "dialect",
                "from",
                "to",
                "checks",
                "statements",
                "revertChecks",
                "revert",
                "findings",
                "digest");
        return new Plan(
                fields.text("schema"),
                fields.text("dialect"),
                fields.read("from", Fingerprint::new),
                fields.read("to", Fingerprint::new),
                checks(fields, "checks"),
                statements(fields, "statements", proven),
                checks(fields, "revertChecks"),
                statements(fields, "revert", proven),
                fields.texts("findings"),
                proven || fields.has("digest")
                        ? fields.read("digest", PlanDigest::new)
                        : PlanFile.UNSEALED);
    }

    private static List<Statement> statements(PlanFields plan, String name, boolean proven) {
        return plan.objects(name).stream().map(fields -> statement(fields, proven)).toList();
    }

    private static List<Check> checks(PlanFields plan, String name) {
        return plan.objects(name).stream().map(PlanTree::check).toList();
    }

    private static Check check(PlanFields fields) {
        fields.only("sql", "because");
        return new Check(fields.text("sql"), fields.text("because"));
    }

    private static Statement statement(PlanFields fields, boolean proven) {
        fields.only(
                "sql",
                "transactional",
                "losesData",
                "data",
                "batch",
                "tool",
                "note",
                "reaches",
                "hazards");
        var data = proven ? data(fields) : null;
        return new Statement(
                fields.text("sql"),
                fields.flag("transactional", true) && (data == null || data.batch() == null),
                fields.flag("losesData", false),
                fields.objects("hazards").stream().map(PlanTree::hazard).toList(),
                data,
                fields.has("tool") ? fields.read("tool", ToolName::require) : null,
                fields.has("note") ? fields.text("note") : null,
                reaches(fields, proven));
    }

    /** Of an edited plan the SQL alone says it. */
    private static Statement.@Nullable Data data(PlanFields fields) {
        if (!fields.flag("data", false)) {
            return null;
        }
        return new Statement.Data(
                fields.object("batch")
                        .map(
                                batch -> {
                                    batch.only("rows", "pause");
                                    return new Statement.Batch(
                                            batch.positive("rows"),
                                            batch.has("pause")
                                                    ? batch.read("pause", Pauses::parse)
                                                    : 0);
                                })
                        .orElse(null));
    }

    private static @Nullable Fingerprint reaches(PlanFields fields, boolean proven) {
        return proven || fields.has("reaches") ? fields.read("reaches", Fingerprint::new) : null;
    }

    private static Hazard hazard(PlanFields fields) {
        fields.only("kind", "table", "mode", "brief", "because");
        return new Hazard(
                fields.read("kind", PlanTree::kind),
                fields.has("table") ? fields.text("table") : null,
                fields.has("mode") ? fields.text("mode") : null,
                fields.flag("brief", false),
                fields.has("because") ? fields.text("because") : "");
    }

    private static String kind(Hazard.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Hazard.Kind kind(String word) {
        for (var kind : Hazard.Kind.values()) {
            if (kind(kind).equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "not a kind of hazard: '%s' (known: lock, rewrite, scan, data-loss, data-dependent)"
                        .formatted(word));
    }
}
