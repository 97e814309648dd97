package io.flotilla.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnDatabaseTest {

    private final OwnDatabase acme = new OwnDatabase("acme");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select `acme`.`t`.`a` from `acme`.`t`        | select `t`.`a` from `t`",
                "select acme.f(1)                             | select f(1)",
                "insert into acme.t select * from acme.u, acme.v | insert into t select * from u, v",
                "update a join acme.b on a.x = b.x, acme.c set a.y = 1 | update a join b on a.x = b.x, c set a.y = 1",
                "delete from acme.t where x in (select y from (acme.a join acme.b)) | delete from t where x in (select y from (a join b))",
                "select 1 from ((`acme`.`a` join `b`) join `c`) | select 1 from ((`a` join `b`) join `c`)",
                "set x = next value for acme.s                | set x = next value for s",
                "select nextval(`acme`.`s`)                   | select nextval(`s`)",
                "call acme.p(1)                               | call p(1)",
                "replace acme.t values (1)                    | replace t values (1)"
            })
    void takesItsNameOut(String sql, String stripped) {
        assertThat(acme.stripped(sql)).isEqualTo(stripped);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select acme.x, acme.y from t as acme where acme.z = 1",
                "select other.t.a from other.t",
                "select 'acme.t', \"acme.t\" -- from acme.t",
                "update t as acme set x = 1, acme.y = 2",
                "insert into t values (1) on duplicate key update x = 1, acme.y = 2",
                "delete acme.* from t as acme"
            })
    void leavesWhatIsAnotherThing(String sql) {
        assertThat(acme.stripped(sql)).isEqualTo(sql);
    }
}
