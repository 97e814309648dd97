package io.flotilla.engine.lint;

import io.flotilla.engine.schema.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.MapContext;
import org.apache.commons.jexl3.introspection.JexlPermissions.ClassPermissions;
import org.jspecify.annotations.Nullable;

/**
 * A JEXL expression (https://commons.apache.org/proper/commons-jexl/) that is true or false of one
 * thing of a schema. It sees the thing under its kind's name, in camel case, the {@code table} a
 * part is in and the whole {@code schema}; of each, the components of its record. It can compute,
 * call methods of texts and lists and {@link PredicateFunctions}; it cannot loop, assign, make
 * objects or reach anything else.
 */
final class Predicate {

    private static final JexlEngine ENGINE =
            new JexlBuilder()
                    .strict(true)
                    .safe(false)
                    .silent(false)
                    .cache(0)
                    .permissions(new ClassPermissions(PredicateFunctions.class))
                    .namespaces(functions())
                    .features(
                            JexlFeatures.createDefault()
                                    .loops(false)
                                    .sideEffect(false)
                                    .sideEffectGlobal(false)
                                    .newInstance(false)
                                    .pragma(false)
                                    .annotation(false)
                                    .register(false))
                    .strategy(RecordComponents.STRATEGY)
                    .create();

    private final String text;
    private final JexlScript script;

    private Predicate(String text, JexlScript script) {
        this.text = text;
        this.script = script;
    }

    /**
     * @throws IllegalArgumentException if it cannot be read, or names what is not there
     */
    static Predicate parse(ModelKind kind, String text) {
        try {
            var script = ENGINE.createScript(text);
            var known = variables(kind);
            script.getVariables().forEach(path -> RecordComponents.check(known, path));
            return new Predicate(text, script);
        } catch (JexlException e) {
            throw new IllegalArgumentException(reason(e), e);
        }
    }

    /**
     * @throws IllegalArgumentException if it fails, or is neither true nor false
     */
    boolean holds(Member member, Schema schema) {
        var context = new MapContext(values(member, schema));
        try {
            if (script.execute(context) instanceof Boolean result) {
                return result;
            }
        } catch (JexlException e) {
            throw new IllegalArgumentException(reason(e), e);
        }
        throw new IllegalArgumentException("the expression is neither true nor false: " + text);
    }

    /** Functions without a prefix are those of no namespace. */
    private static Map<String, Object> functions() {
        var functions = new HashMap<String, Object>();
        functions.put(null, PredicateFunctions.class);
        return functions;
    }

    private static Map<String, Object> values(Member member, Schema schema) {
        var values = new HashMap<String, Object>();
        values.put("schema", schema);
        if (member.table() != null) {
            values.put("table", member.table());
        }
        values.put(member.kind().variable(), member.model());
        return values;
    }

    private static Map<String, Class<?>> variables(ModelKind kind) {
        var variables = new HashMap<String, Class<?>>();
        variables.put("schema", Schema.class);
        if (kind.inTable()) {
            variables.put("table", ModelKind.TABLE.model());
        }
        variables.put(kind.variable(), kind.model());
        return variables;
    }

    private static String reason(JexlException e) {
        var cause = e.getCause();
        return Objects.requireNonNullElse(
                cause instanceof IllegalArgumentException ? cause.getMessage() : e.getMessage(),
                e.toString());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Predicate predicate && text.equals(predicate.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
