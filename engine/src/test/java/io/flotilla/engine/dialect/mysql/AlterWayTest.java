package io.flotilla.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.testing.MariaDbServer;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On MariaDB, the stand-in for MySQL, which has no NOCOPY. */
class AlterWayTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    private static final String TABLE = "CREATE TABLE t (id int PRIMARY KEY, a int, b text%s)";

    private static Plan plan(String more, String to) throws SQLException {
        try (var tenant = new MySqlTenant(SERVER, TABLE.formatted(more))) {
            return tenant.planTo(PlanPolicy.DEFAULT, to);
        }
    }

    @Test
    void addsAColumnAtOnce() throws SQLException {
        var statement = only(plan("", TABLE.formatted(", c int")));

        assertThat(statement.sql()).endsWith("ALGORITHM=INSTANT");
        assertThat(statement.hazards()).extracting(Hazard::kind).containsExactly(Hazard.Kind.LOCK);
    }

    @Test
    void buildsAnIndexWhileOthersWrite() throws SQLException {
        var statement = only(plan("", TABLE.formatted(", KEY by_a (a)")));

        assertThat(statement.sql()).endsWith("ALGORITHM=NOCOPY, LOCK=NONE");
        assertThat(statement.hazards()).extracting(Hazard::kind).containsExactly(Hazard.Kind.LOCK);
    }

    @Test
    void saysThatAFulltextIndexKeepsWritersWaiting() throws SQLException {
        var statement = only(plan("", TABLE.formatted(", FULLTEXT KEY words (b)")));

        assertThat(statement.sql()).contains("LOCK=SHARED");
        assertThat(statement.hazards()).anyMatch(it -> "SHARED".equals(it.mode()) && !it.brief());
    }

    @Test
    @DisplayName("row 12: MySQL cannot do it online, said in the plan")
    void saysThatAnotherTypeCopies() throws SQLException {
        var statement = only(plan("", TABLE.replace("a int", "a bigint").formatted("")));

        assertThat(statement.sql()).contains("ALGORITHM=COPY");
        assertThat(statement.hazards())
                .anyMatch(
                        it ->
                                it.kind() == Hazard.Kind.REWRITE
                                        && it.because().equals("the server copies the table"));
    }

    @Test
    void saysItOfTheWayBackToo() throws SQLException {
        var plan = plan(", c int", TABLE.formatted(""));

        assertThat(plan.revert().getFirst().sql()).contains("ALGORITHM=");
    }

    @Test
    void leavesAloneWhatHasNoChoice() {
        assertThat(AlterWay.isChoice("ALTER TABLE `t` ADD COLUMN `algorithm` int")).isTrue();
        assertThat(AlterWay.isChoice("ALTER TABLE `t` ADD COLUMN `a` int, ALGORITHM=COPY"))
                .isFalse();
        assertThat(AlterWay.isChoice("ALTER TABLE `t` REMOVE PARTITIONING")).isFalse();
        assertThat(AlterWay.isChoice("CREATE TABLE `t` (`a` int)")).isFalse();
        assertThat(AlterWay.isChoice("ALTER SEQUENCE `s` CYCLE")).isFalse();
    }

    private static Statement only(Plan plan) {
        assertThat(plan.statements()).hasSize(1);
        return plan.statements().getFirst();
    }
}
