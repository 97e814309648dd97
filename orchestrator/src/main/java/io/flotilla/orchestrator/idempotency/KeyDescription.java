package io.flotilla.orchestrator.idempotency;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** Names the key at every operation of the OpenAPI document that takes one. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class KeyDescription implements OASFilter {

    private static final Set<PathItem.HttpMethod> LOOKS =
            Set.of(
                    PathItem.HttpMethod.GET,
                    PathItem.HttpMethod.HEAD,
                    PathItem.HttpMethod.OPTIONS,
                    PathItem.HttpMethod.TRACE);

    @Override
    public PathItem filterPathItem(PathItem path) {
        path.getOperations().entrySet().stream()
                .filter(operation -> !LOOKS.contains(operation.getKey()))
                .map(Map.Entry::getValue)
                .forEach(KeyDescription::describe);
        return path;
    }

    private static void describe(Operation operation) {
        operation.addParameter(
                OASFactory.createParameter()
                        .name(IdempotencyFilters.HEADER)
                        .in(In.HEADER)
                        .description(
                                "1 to 255 visible ASCII characters. A request that comes again"
                                        + " within 24 hours with the same key is answered as the"
                                        + " first was, and nothing is done twice.")
                        .schema(
                                OASFactory.createSchema()
                                        .addType(SchemaType.STRING)
                                        .maxLength(255)));
    }
}
