package io.flotilla.engine.dialect.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.DirectiveInvalid;
import io.flotilla.engine.dialect.ScriptReader.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptRulesTest {

    private final RedshiftScriptReader reader = new RedshiftScriptReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (id integer ENCODE zstd) DISTSTYLE ALL COMPOUND SORTKEY (id)",
                "CREATE VIEW v AS SELECT extract(year FROM o.made) FROM orders o, items i WHERE o.a LIKE i.b",
                "CREATE VIEW v AS SELECT a FROM t JOIN u ON t.id = u.id, w GROUP BY t.a, u.b",
                "CREATE VIEW v AS SELECT * FROM spectrum.sales UNION ALL SELECT * FROM ${schema}.t WITH NO SCHEMA BINDING",
                "CREATE MATERIALIZED VIEW v DISTSTYLE ALL AS SELECT a FROM t",
                "CREATE FUNCTION f(integer) RETURNS integer STABLE AS $$ SELECT 1; $$ LANGUAGE sql",
                "ALTER TABLE t RENAME COLUMN a TO b",
                "COMMENT ON COLUMN t.a IS 'x'",
            })
    void runsWhatDeclares(String sql) {
        assertThat(ScriptRules.judge(sql)).isEqualTo(new Verdict.Run(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ALTER COLUMN a TYPE varchar(20)",
                "ALTER TABLE t ALTER COLUMN a ENCODE zstd",
                "ALTER TABLE t ALTER DISTSTYLE ALL",
                "ALTER TABLE t ALTER DISTKEY a",
                "ALTER TABLE t ALTER COMPOUND SORTKEY (a)",
                "ALTER TABLE t ALTER SORTKEY NONE",
                "ALTER TABLE t ALTER ENCODE AUTO",
            })
    void runsAloneWhatMayNotBeInATransaction(String sql) {
        assertThat(ScriptRules.judge(sql + " ")).isEqualTo(new Verdict.Run(false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CREATE TABLE other.t (id integer);the schema other",
                "CREATE TABLE IF NOT EXISTS other.t (id integer);the schema other",
                "CREATE TABLE t (LIKE other.t);the schema other",
                "CREATE TABLE t (id integer REFERENCES other.t (id));the schema other",
                "CREATE VIEW v AS SELECT a FROM other.t;the schema other",
                "CREATE VIEW v AS SELECT a FROM t JOIN other.u ON true;the schema other",
                "CREATE VIEW v AS SELECT a FROM t JOIN u ON t.a = u.a, other.w;the schema other",
                "CREATE VIEW v AS SELECT (SELECT max(x) FROM other.t) FROM u;the schema other",
                "CREATE VIEW other.v AS SELECT 1 AS a WITH NO SCHEMA BINDING;the schema other",
                "DROP TABLE IF EXISTS other.t;the schema other",
                "DROP FUNCTION other.f(integer);the schema other",
                "COMMENT ON COLUMN other.t.a IS 'x';the schema other",
                "COMMENT ON CONSTRAINT c ON other.t IS 'x';the schema other",
                "CREATE SCHEMA other;CREATE SCHEMA",
                "CREATE EXTERNAL TABLE spectrum.t (a integer) LOCATION 's3://b';not the schema's own",
                "SET search_path TO other;search path",
                "CREATE TABLE t (id integer) BACKUP NO;BACKUP NO cannot be read back",
                "CREATE TABLE t (a varchar(3) COLLATE CASE_INSENSITIVE);collation cannot be read back",
                "CREATE PROCEDURE p() NONATOMIC AS $$ BEGIN END $$ LANGUAGE plpgsql;NONATOMIC cannot",
                "CREATE PROCEDURE p() AS $$ x $$ LANGUAGE plpgsql SET a TO b;a setting of a procedure",
                "ALTER TABLE t APPEND FROM u;APPEND is about rows",
                "DELETE FROM t;DELETE",
                "CREATE TEMP TABLE t (id integer);CREATE TEMP cannot be part",
                "COPY t FROM 's3://b';COPY",
            })
    void refusesTheRestByName(String sql, String reason) {
        assertThat(ScriptRules.judge(sql))
                .isInstanceOfSatisfying(
                        Verdict.Refuse.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GRANT SELECT ON t TO u", "ALTER TABLE t OWNER TO u"})
    void leavesPrivilegesOut(String sql) {
        assertThat(ScriptRules.judge(sql)).isInstanceOf(Verdict.LeaveOut.class);
    }

    @Test
    void ignoresWhatSaysNothingOfTheSchema() {
        assertThat(reader.read("BEGIN; ANALYZE t; INSERT INTO t VALUES (1); COMMIT;"))
                .hasSize(4)
                .allMatch(statement -> statement.verdict() instanceof Verdict.Ignore);
    }

    @Test
    void readsRenames() {
        var script =
                """
                -- flotilla:renamed from=client
                CREATE TABLE customer (
                    -- flotilla:renamed from=mail
                    email varchar(20)
                ) DISTSTYLE ALL;
                """;

        assertThat(reader.renames(script))
                .containsExactly(
                        new Rename(Rename.Kind.TABLE, null, "client", "customer"),
                        new Rename(Rename.Kind.COLUMN, "customer", "mail", "email"));
    }

    @Test
    void refusesRenamesThatRedshiftHasNot() {
        var script = "-- flotilla:renamed from=a\nCREATE MATERIALIZED VIEW b AS SELECT 1 AS x;";

        assertThatThrownBy(() -> reader.renames(script))
                .isInstanceOf(DirectiveInvalid.class)
                .hasMessageContaining("renames tables, columns and views");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UPDATE t SET a = 1;or its rows",
                "INSERT INTO t SELECT 1;or its rows",
                "VACUUM t;or its rows",
                "ALTER TABLE other.t ADD COLUMN a integer;it names schema other",
                "INSERT INTO _flotilla_copy_t (a) SELECT a FROM other.t;it names schema other",
            })
    void refusesStatementsOfPlans(String sql, String reason) {
        assertThat(new RedshiftStatementReader().refusal(sql).orElseThrow()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ALTER COLUMN a ENCODE zstd",
                "INSERT INTO _flotilla_copy_t (a) SELECT a FROM t",
                "CREATE VIEW late AS SELECT a FROM ${schema}.t WITH NO SCHEMA BINDING",
            })
    void allowsWhatChangesTheSchema(String sql) {
        assertThat(new RedshiftStatementReader().refusal(sql)).isEmpty();
    }

    @Test
    void refusesTwoStatementsInOne() {
        assertThat(new RedshiftStatementReader().refusal("DROP TABLE a; DROP TABLE b"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("not one statement"));
        assertThat(RedshiftStatementReader.refusalOfCheck("DELETE FROM t")).isPresent();
        assertThat(RedshiftStatementReader.refusalOfCheck("SELECT 1; DELETE FROM t")).isPresent();
    }
}
