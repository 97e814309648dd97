package io.flotilla.orchestrator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flotilla.orchestrator.json.JsonColumns;
import io.flotilla.registry.credential.Credentials;
import io.flotilla.registry.selector.SelectorKeys;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** The beans every feature shares: the control database and the clock. */
@Singleton
class Wiring {

    @Produces
    @Singleton
    Jdbi jdbi(DataSource controlDatabase, ObjectMapper json) {
        return Jdbi.create(controlDatabase)
                .installPlugin(new SqlObjectPlugin())
                .installPlugin(new PostgresPlugin())
                .installPlugin(new JsonColumns(json));
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Credentials credentials() {
        return new Credentials(System.getenv());
    }

    @Produces
    @Singleton
    SelectorKeys selectorKeys(Jdbi control) {
        return new SelectorKeys(control);
    }
}
