package io.flotilla.orchestrator.http;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What OpenAPI says of the whole API. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Flotilla",
                        version = "v1",
                        description =
                                "Declarative schema change for fleets of per-tenant databases."
                                        + " Lists are pages; errors are application/problem+json."),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "A token made with POST /api/v1/tokens or `flotilla token create`.")
interface ApiDescription {}
