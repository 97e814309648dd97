package io.flotilla.orchestrator.http;

import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.plan.PlanFileInvalid;
import io.flotilla.engine.plan.PlanNotProven;
import io.flotilla.engine.plan.PlanRefused;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the engine refuses. */
class EngineProblems {

    @ServerExceptionMapper
    public Response schemaNotFound(SchemaNotFound e) {
        return of(404, "schema-not-found", "Not found", e, Map.of("schema", e.schema()));
    }

    @ServerExceptionMapper
    public Response unsupported(UnsupportedObject e) {
        return of(422, "unsupported-object", "Not supported", e, Map.of("objects", e.objects()));
    }

    @ServerExceptionMapper
    public Response refused(PlanRefused e) {
        return of(422, "plan-refused", "Plan refused", e, Map.of("reasons", e.reasons()));
    }

    @ServerExceptionMapper
    public Response notProven(PlanNotProven e) {
        var facts = new HashMap<String, Object>();
        var direction = e.direction();
        if (direction != null) {
            facts.put("direction", direction.label());
        }
        var statement = e.statement();
        if (statement != null) {
            facts.put("statement", statement);
        }
        var difference = e.difference();
        if (difference != null) {
            facts.put("difference", difference);
        }
        return of(422, "plan-not-proven", "Plan not proven", e, facts);
    }

    @ServerExceptionMapper
    public Response planFile(PlanFileInvalid e) {
        return of(422, "invalid-plan", "Invalid", e, Map.of());
    }

    private static Response of(
            int status, String code, String title, RuntimeException e, Map<String, Object> extra) {
        return new Problem(status, code, title, String.valueOf(e.getMessage()), extra).response();
    }
}
