package io.flotilla.orchestrator.access;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flotilla.orchestrator.http.EventStreams.Permission;
import io.flotilla.orchestrator.rollout.ByHand;
import io.flotilla.orchestrator.testing.Api;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ByHand.class)
class OpenStreamsTest {

    @Inject Jdbi jdbi;
    @Inject DataSource control;
    @Inject IdentityProviderManager identities;

    @Test
    void aRoleThatIsNoLongerEnoughIsRefused() {
        var identity = identity(Role.OPERATOR);
        try (var permission = new OpenStreams(identity, jdbi).permission(Role.OPERATOR)) {
            assertThat(permission.refusal()).isEmpty();

            jdbi.useHandle(
                    handle ->
                            handle.execute(
                                    "UPDATE api_token SET role = 'viewer' WHERE name = ?",
                                    identity.getPrincipal().getName()));

            await().atMost(5, SECONDS).until(() -> permission.refusal().isPresent());
            assertThat(permission.refusal().orElseThrow().problem().code())
                    .isEqualTo("role-required");
        }
    }

    @Test
    void oneQueryIsForAllStreams() {
        var queries = new AtomicInteger();
        var counted =
                Jdbi.create(control)
                        .installPlugin(new SqlObjectPlugin())
                        .installPlugin(new PostgresPlugin());
        counted.setSqlLogger(
                new SqlLogger() {
                    @Override
                    public void logAfterExecution(StatementContext context) {
                        queries.incrementAndGet();
                    }
                });
        var streams = new OpenStreams(identity(Role.VIEWER), counted);
        var permissions =
                Stream.generate(() -> streams.permission(Role.VIEWER)).limit(200).toList();

        assertThat(permissions).allMatch(permission -> permission.refusal().isEmpty());

        assertThat(queries.get()).isBetween(1, 5);
        permissions.forEach(Permission::close);
    }

    private SecurityIdentity identity(Role role) {
        var secret = new TokenCredential(Api.token(role), "bearer");
        return identities.authenticateBlocking(new TokenAuthenticationRequest(secret));
    }
}
