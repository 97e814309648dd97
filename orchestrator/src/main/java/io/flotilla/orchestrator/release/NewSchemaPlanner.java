package io.flotilla.orchestrator.release;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.schema.Schema;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the plan that brings an empty schema to a release; nobody edits it, so it is not kept. */
@ApplicationScoped
public class NewSchemaPlanner {

    private final ScratchDatabases scratch;

    NewSchemaPlanner(ScratchDatabases scratch) {
        this.scratch = scratch;
    }

    /**
     * Blocks until the plan is proven, on the database it is meant for.
     *
     * @throws io.flotilla.orchestrator.http.ProblemException if the database is of another dialect,
     *     or lets nobody make a schema
     */
    public Plan plan(Release release, String database) {
        var dialect = Dialects.require(release.dialect());
        return scratch.with(
                dialect,
                database,
                connection ->
                        new Planner(dialect)
                                .plan(
                                        release.name(),
                                        Schema.EMPTY,
                                        release.schema(),
                                        release.policy().allowingDrops(),
                                        connection));
    }
}
