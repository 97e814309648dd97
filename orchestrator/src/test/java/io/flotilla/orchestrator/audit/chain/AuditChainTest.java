package io.flotilla.orchestrator.audit.chain;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tampering is done as a superuser who switches triggers off, and is rolled back. */
@QuarkusTest
class AuditChainTest {

    @Inject Audit audit;
    @Inject Jdbi jdbi;
    @Inject Sealer sealer;
    @Inject ChainWatch watch;

    /** Three acts next to each other in the chain. */
    private List<Long> acts;

    private long first;

    @BeforeEach
    void sealThreeActs() {
        jdbi.useTransaction(
                handle -> {
                    for (var number = 1; number <= 3; number++) {
                        audit.recordAs(handle, "eve", "test", "chain", Map.of("number", number));
                    }
                });
        sealAll();
        acts =
                jdbi.withHandle(
                                handle ->
                                        handle.createQuery(
                                                        "SELECT id FROM audit WHERE subject = 'chain' ORDER BY id DESC LIMIT 3")
                                                .mapTo(Long.class)
                                                .list())
                        .reversed();
        first =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "SELECT position FROM audit_seal WHERE audit_id = :id")
                                        .bind("id", acts.getFirst())
                                        .mapTo(Long.class)
                                        .one());
    }

    /** The server's own sealer may be at it. */
    private void sealAll() {
        await().atMost(30, SECONDS)
                .until(
                        () -> {
                            sealer.seal();
                            return jdbi.withExtension(ChainDao.class, ChainDao::tail).acts() == 0;
                        });
    }

    @Test
    void whatNobodyTouchedIsAsItWasSealed() {
        assertThat(jdbi.withHandle(AuditChainTest::flaws)).isEmpty();
    }

    @Test
    void aChangedActIsFound() {
        assertThat(after("UPDATE audit SET actor = 'mallory' WHERE id = %d", acts.get(1)))
                .extracting(Flaw::kind, Flaw::position, Flaw::act)
                .containsExactly(tuple(Flaw.Kind.CHANGED, first + 1, acts.get(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at + interval '1 microsecond'",
                "act = 'other'",
                "subject = 'other'",
                "details = '{\"number\": 2.0}'",
                "details = '{}'"
            })
    void whateverIsChangedIsFound(String change) {
        assertThat(after("UPDATE audit SET " + change + " WHERE id = %d", acts.get(1)))
                .extracting(Flaw::kind, Flaw::act)
                .containsExactly(tuple(Flaw.Kind.CHANGED, acts.get(1)));
    }

    @Test
    void aDeletedActIsFound() {
        assertThat(after("DELETE FROM audit WHERE id = %d", acts.get(1)))
                .extracting(Flaw::kind, Flaw::position, Flaw::act)
                .containsExactly(tuple(Flaw.Kind.REMOVED, first + 1, acts.get(1)));
    }

    @Test
    void anActThatIsDeletedWithItsSealIsFound() {
        assertThat(
                        after(
                                "DELETE FROM audit_seal WHERE audit_id = %1$d; DELETE FROM audit WHERE id = %1$d",
                                acts.get(1)))
                .extracting(Flaw::kind, Flaw::position)
                .containsExactly(tuple(Flaw.Kind.LINK, first + 1));
    }

    @Test
    void actsThatChangePlacesAreFound() {
        assertThat(
                        after(
                                """
                                UPDATE audit a SET at = b.at, details = b.details
                                FROM audit b
                                WHERE a.id IN (%1$d, %2$d) AND b.id IN (%1$d, %2$d) AND a.id <> b.id
                                """,
                                acts.get(0), acts.get(2)))
                .extracting(Flaw::kind, Flaw::act)
                .containsExactly(
                        tuple(Flaw.Kind.MOVED, acts.get(0)), tuple(Flaw.Kind.MOVED, acts.get(2)));
    }

    @Test
    void linksThatChangePlacesAreFound() {
        assertThat(
                        after(
                                """
                                UPDATE audit_seal SET position = position + 1000000 WHERE position IN (%1$d, %2$d);
                                UPDATE audit_seal SET position = %1$d + %2$d + 1000000 - position
                                WHERE position > 1000000
                                """,
                                first, first + 1))
                .isNotEmpty()
                .extracting(Flaw::kind, Flaw::position)
                .startsWith(tuple(Flaw.Kind.LINK, first), tuple(Flaw.Kind.LINK, first + 1));
    }

    @Test
    void anActWhoseSealWasFittedToItIsFoundByTheLink() {
        assertThat(
                        after(
                                "UPDATE audit_seal SET content = repeat('0', 64) WHERE audit_id = %d",
                                acts.get(1)))
                .extracting(Flaw::kind, Flaw::position)
                .containsExactly(
                        tuple(Flaw.Kind.CHANGED, first + 1), tuple(Flaw.Kind.LINK, first + 1));
    }

    @Test
    void oneChangedHashIsOneFlaw() {
        assertThat(
                        after(
                                "UPDATE audit_seal SET hash = repeat('0', 64) WHERE audit_id = %d",
                                acts.get(1)))
                .extracting(Flaw::kind, Flaw::position)
                .containsExactly(tuple(Flaw.Kind.LINK, first + 1));
    }

    @Test
    void anActPutInPastTheRecordIsFound() {
        assertThat(
                        after(
                                "INSERT INTO audit (actor, act, subject) VALUES ('eve', 'test', 'forged')"))
                .extracting(Flaw::kind)
                .containsExactly(Flaw.Kind.ADDED);
    }

    @Test
    void anActPutInBetweenIsFoundInItsPart() {
        var flaws =
                tampering(
                        (handle, found) -> {
                            handle.execute(
                                    "DELETE FROM audit_seal WHERE audit_id = ?", acts.get(1));
                            found.addAll(
                                    Verification.of(handle, new Link(first, hash(first)), 1)
                                            .flaws());
                        });

        assertThat(flaws)
                .extracting(Flaw::kind, Flaw::act)
                .contains(tuple(Flaw.Kind.ADDED, acts.get(1)));
    }

    private String hash(long position) {
        return jdbi.withExtension(ChainDao.class, chain -> chain.find(position))
                .orElseThrow()
                .hash();
    }

    @Test
    void anActDeletedBeforeItsSealIsFound() {
        var flaws =
                tampering(
                        (handle, found) -> {
                            handle.execute("SET LOCAL session_replication_role = origin");
                            audit.recordAs(handle, "eve", "test", "unsealed", Map.of());
                            handle.execute("SET LOCAL session_replication_role = replica");
                            handle.execute("DELETE FROM audit WHERE subject = 'unsealed'");
                            Sealer.sealSome(handle);
                            found.addAll(flaws(handle));
                        });

        assertThat(flaws).extracting(Flaw::kind).containsExactly(Flaw.Kind.REMOVED);
    }

    /** Whoever can write everything can make the chain anew; an end kept elsewhere tells. */
    @Test
    void aChainThatWasCutShortIsFoundByAnEndThatWasKept() {
        var head = head();
        var flaws =
                tampering(
                        (handle, found) -> {
                            handle.execute("DELETE FROM audit_seal WHERE position > ?", first);
                            handle.execute("DELETE FROM audit WHERE id > ?", acts.getFirst());
                            assertThat(flaws(handle)).isEmpty();
                            found.addAll(Verification.keeps(handle, head));
                        });

        assertThat(flaws)
                .extracting(Flaw::kind, Flaw::position)
                .containsExactly(tuple(Flaw.Kind.HEAD, head.position()));
    }

    @Test
    void actsThatCommitLateAreSealedLater() {
        jdbi.useTransaction(
                late -> {
                    audit.recordAs(late, "eve", "test", "late", Map.of());
                    // on a thread, and so on a connection, of its own
                    CompletableFuture.runAsync(
                                    () -> {
                                        audit.recordAs("eve", "test", "early", Map.of());
                                        sealAll();
                                    })
                            .join();
                });
        sealAll();

        assertThat(position("late")).isGreaterThan(position("early"));
        assertThat(jdbi.withHandle(AuditChainTest::flaws)).isEmpty();
    }

    private long position(String subject) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT s.position FROM audit_seal s
                                        JOIN audit a ON a.id = s.audit_id
                                        WHERE a.subject = :subject ORDER BY a.id DESC LIMIT 1
                                        """)
                                .bind("subject", subject)
                                .mapTo(Long.class)
                                .one());
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit_seal", "audit_head"})
    void theChainIsAppendOnlyToo(String table) {
        for (var sql : List.of("DELETE FROM ", "TRUNCATE ")) {
            assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(sql + table)))
                    .hasMessageContaining("the audit is append-only");
        }
    }

    @Test
    void theServerTellsWhatIsWrongUntilItIsRightAgain() {
        Api.as(Role.OPERATOR).get("/api/v1/audit/chain/verification").then().statusCode(200);
        assertThat(looked().flaws()).isEmpty();
        tamper("UPDATE audit SET subject = 'innocent' WHERE id = " + acts.get(1));
        try {
            var found =
                    Api.as(Role.OPERATOR)
                            .get("/api/v1/audit/chain/verification")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            assertThat(found.getList("flaws.kind")).containsExactly("changed");
            assertThat(found.getLong("flaws[0].act")).isEqualTo(acts.get(1));
            assertThat(looked().flaws()).extracting(Flaw::kind).contains(Flaw.Kind.CHANGED);
            assertThat(looked().flaws()).extracting(Flaw::act).contains(acts.get(1));
        } finally {
            tamper("UPDATE audit SET subject = 'chain' WHERE id = " + acts.get(1));
        }
        assertThat(looked().flaws()).isEmpty();
    }

    private ChainWatch.Look looked() {
        return jdbi.withHandle(watch::look);
    }

    @Test
    void theEndIsToldOnceAndMustStay() {
        sealer.tellHead();
        sealer.tellHead();
        var head = head();

        var told =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "SELECT count(*) FROM notification WHERE kind = 'audit.head' AND body->>'hash' = :hash")
                                        .bind("hash", head.hash())
                                        .mapTo(Long.class)
                                        .one());
        assertThat(told).isEqualTo(1);
        assertThat(verified("?head=" + head)).isEmpty();
        assertThat(verified("?head=999999:" + head.hash())).containsExactly("head");
        Api.as(Role.OPERATOR).get("/api/v1/audit/chain/verification?head=7").then().statusCode(422);
    }

    private static List<String> verified(String query) {
        return Api.as(Role.OPERATOR)
                .get("/api/v1/audit/chain/verification" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("flaws.kind");
    }

    private Link head() {
        return jdbi.withExtension(ChainDao.class, ChainDao::findHead).orElseThrow();
    }

    private void tamper(String sql) {
        jdbi.useTransaction(
                handle -> {
                    handle.execute("SET LOCAL session_replication_role = replica");
                    handle.execute(sql);
                });
    }

    private List<Flaw> after(String sql, Object... values) {
        return tampering(
                (handle, found) -> {
                    handle.createScript(sql.formatted(values)).execute();
                    found.addAll(flaws(handle));
                });
    }

    private List<Flaw> tampering(BiConsumer<Handle, List<Flaw>> act) {
        var found = new ArrayList<Flaw>();
        jdbi.useTransaction(
                handle -> {
                    handle.execute("SET LOCAL session_replication_role = replica");
                    act.accept(handle, found);
                    handle.rollback();
                });
        return found;
    }

    private static List<Flaw> flaws(Handle handle) {
        var flaws = new ArrayList<>(Verification.of(handle, Link.START, 1_000_000).flaws());
        flaws.addAll(Verification.aroundIt(handle));
        return flaws;
    }
}
