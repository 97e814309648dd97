package io.flotilla.orchestrator.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Lets the server's own mapper know schemas. */
@Singleton
class SchemaJsonCustomizer implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        SchemaJson.in(mapper);
    }
}
