package io.flotilla.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresDeclarationsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CREATE TABLE users (id int)                                  | RELATION users",
                "create unlogged table if not exists Users(id int)            | RELATION users",
                "CREATE TABLE \"Us\"\"ers\" (id int)                          | RELATION Us\"ers",
                "CREATE OR REPLACE VIEW v AS SELECT 1                         | RELATION v",
                "CREATE MATERIALIZED VIEW v AS SELECT 1                       | RELATION v",
                "CREATE SEQUENCE s                                            | RELATION s",
                "CREATE TYPE t AS ENUM ('a')                                  | TYPE t",
                "CREATE DOMAIN d AS text                                      | TYPE d",
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY t (a) | INDEX t i",
                "CREATE INDEX ON t (a)                                        | RELATION t",
                "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)                 | CONSTRAINT t c, RELATION t",
                "ALTER TABLE ONLY t ADD COLUMN c int, ADD d text              | COLUMN t c, COLUMN t d, RELATION t",
                "ALTER TABLE t ADD PRIMARY KEY (a)                            | RELATION t",
                "CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1' | ROUTINE f",
                "CREATE TRIGGER g BEFORE UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION f() | TRIGGER t g",
                "CREATE POLICY p ON t USING (true)                            | POLICY t p",
                "CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING           | RULE t r",
                "COMMENT ON TABLE t IS 'x'                                    | ``",
            })
    void tellsWhatAStatementDeclares(String sql, String objects) {
        assertThat(
                        PostgresDeclarations.of(sql).stream()
                                .map(
                                        it ->
                                                it.kind()
                                                        + " "
                                                        + it.name()
                                                        + (it.part() == null
                                                                ? ""
                                                                : " " + it.part()))
                                .collect(Collectors.joining(", ")))
                .isEqualTo(objects);
    }
}
