package io.flotilla.registry.discovery;

import io.flotilla.engine.dialect.SchemaName;
import io.flotilla.registry.label.Labels;
import io.flotilla.registry.target.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One schema as a source gave it, unchecked.
 *
 * @param tenant null when the source does not say: the schema name for a new target, else as it is
 * @param labels the labels the source speaks about, with null for one the target shall not have
 */
record Found(@Nullable String tenant, String schema, Map<String, @Nullable String> labels) {

    /**
     * @throws IllegalArgumentException saying what is not valid
     */
    void check() {
        SchemaName.require(schema);
        TenantId.require(tenant == null ? schema : tenant);
        labels.forEach(
                (key, value) -> {
                    Labels.requireKey(key);
                    if (value != null) {
                        Labels.requireValue(key, value);
                    }
                });
    }
}
