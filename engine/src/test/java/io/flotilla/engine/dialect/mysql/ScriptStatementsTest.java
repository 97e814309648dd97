package io.flotilla.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.ScriptReader.Verdict;
import org.junit.jupiter.api.Test;

class ScriptStatementsTest {

    @Test
    void readsTheHeadOfADump() {
        var dump =
                """
                /*M!999999\\- enable the sandbox mode */
                -- MariaDB dump 10.19
                /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
                /*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
                CREATE TABLE `t` (
                  `id` int(11) NOT NULL
                );
                """;

        var statements = new MySqlScriptReader().read(dump);

        assertThat(statements)
                .extracting(it -> it.verdict())
                .containsExactly(
                        new Verdict.Ignore(), new Verdict.Run(false), new Verdict.Run(false));
        assertThat(statements.getLast().sql()).startsWith("CREATE TABLE `t`");
    }

    @Test
    void keepsBodiesWhole() {
        var script =
                """
                CREATE PROCEDURE p(a int)
                again: BEGIN
                  IF a > 1 THEN SET a = if(a = 2, 3, 4); ELSE BEGIN END; END IF;
                  CASE a WHEN 1 THEN SET a = 2; END CASE;
                  REPEAT SET a = a + 1; UNTIL a > 5 END REPEAT;
                  FOR i IN 1 .. 2 DO SET a = CASE i WHEN 1 THEN 2 END; END FOR;
                END;
                CREATE TABLE t (id int)
                """;

        assertThat(ScriptStatements.of(script))
                .extracting(it -> it.sql().lines().findFirst().orElse(""))
                .containsExactly("CREATE PROCEDURE p(a int)", "CREATE TABLE t (id int)");
    }

    @Test
    void goesByDelimiters() {
        var script =
                """
                DELIMITER ;;
                CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = ';;'; END ;;
                DELIMITER ;
                CREATE TABLE u (id int);
                """;

        assertThat(ScriptStatements.of(script))
                .extracting(it -> it.sql())
                .containsExactly(
                        "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = ';;'; END",
                        "CREATE TABLE u (id int)");
    }
}
