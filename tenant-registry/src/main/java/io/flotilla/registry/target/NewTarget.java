package io.flotilla.registry.target;

import io.flotilla.engine.dialect.SchemaName;
import io.flotilla.registry.label.Labels;
import java.util.Map;

/** A target to be registered; it starts out active. Refuses names and labels that are not valid. */
public record NewTarget(
        String tenant, long databaseId, String schemaName, Map<String, String> labels) {

    public NewTarget {
        TenantId.require(tenant);
        SchemaName.require(schemaName);
        labels = Labels.require(labels);
    }
}
