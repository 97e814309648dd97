package io.flotilla.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementHeadTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE other.t (id int)",
                "CREATE TABLE t LIKE other.u",
                "CREATE UNIQUE INDEX i ON other.t (a)",
                "DROP INDEX i ON `other`.t",
                "DROP TABLE t, other.u",
                "RENAME TABLE t TO other.t",
                "ALTER TABLE t ADD COLUMN a int, RENAME TO other.t",
                "ALTER TABLE t EXCHANGE PARTITION p WITH TABLE other.t",
                "CREATE DEFINER = root@localhost TRIGGER x BEFORE INSERT ON other.t FOR EACH ROW SET @a = 1"
            })
    void findsAnotherDatabase(String sql) {
        assertThat(StatementHead.of(sql).qualifier()).isEqualTo("other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a decimal(3,1) DEFAULT 1.5, CHECK (t.a > 0.5))",
                "CREATE TABLE t AS SELECT u.a FROM u",
                "CREATE VIEW v AS SELECT t.a FROM t JOIN u ON t.a = u.a",
                "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1",
                "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM t WHERE t.a > 1",
                "ALTER TABLE t ADD CONSTRAINT c CHECK (t.a > 1)"
            })
    void findsNoneWhereThereIsNone(String sql) {
        assertThat(StatementHead.of(sql).qualifier()).isNull();
    }
}
