package io.flotilla.orchestrator.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flotilla.engine.schema.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaJsonTest {

    /** What has several forms can be read back only where each says which it is. */
    @Test
    void tellsTheFormsOfEveryPartOfASchema() {
        var mapper = SchemaJson.in(new ObjectMapper());
        var parts = new LinkedHashSet<Class<?>>();
        collect(Schema.class, parts);

        assertThat(parts.stream().filter(Class::isSealed))
                .hasSizeGreaterThan(4)
                .allSatisfy(part -> assertThat(mapper.findMixInClassFor(part)).isNotNull());
    }

    private static void collect(Type type, Set<Class<?>> parts) {
        switch (type) {
            case ParameterizedType generic ->
                    Arrays.stream(generic.getActualTypeArguments())
                            .forEach(argument -> collect(argument, parts));
            case Class<?> part
                    when part.getName().startsWith("io.flotilla.") && parts.add(part) -> {
                if (part.isSealed()) {
                    Arrays.stream(part.getPermittedSubclasses())
                            .forEach(form -> collect(form, parts));
                }
                if (part.isRecord()) {
                    Arrays.stream(part.getRecordComponents())
                            .map(RecordComponent::getGenericType)
                            .forEach(component -> collect(component, parts));
                }
            }
            default -> {}
        }
    }
}
