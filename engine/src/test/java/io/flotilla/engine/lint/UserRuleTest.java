package io.flotilla.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.desired.DesiredState;
import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.project.ProjectFile;
import io.flotilla.engine.project.ProjectFileInvalid;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserRuleTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String SQL =
            """
            CREATE TYPE mood AS ENUM ('sad', 'happy');
            CREATE TABLE users (
                id bigint PRIMARY KEY,
                tenant_id bigint NOT NULL,
                email text UNIQUE,
                mood mood
            );
            CREATE TABLE orders (
                id bigint PRIMARY KEY,
                user_id bigint REFERENCES users ON DELETE CASCADE,
                total numeric(10,2) DEFAULT 0 CHECK (total >= 0)
            );
            CREATE INDEX orders_user_idx ON orders (user_id) WHERE total > 0;
            CREATE SEQUENCE numbers;
            CREATE VIEW names AS SELECT email FROM users;
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "table       | !any(table.columns, c -> c.name == 'tenant_id')       | orders",
                "table       | table.columns.size() > 3                              | users",
                "table       | table.foreignKeys.isEmpty() && table.comment == null  | users",
                "column      | column.type =~ 'numeric.*'                            | orders.total",
                "column      | column.defaultExpression != null                      | orders.total",
                "column      | column.nullable && column.name =$ '_id'               | orders.user_id",
                "column      | column.type == 'text' && table.name == 'users'        | users.email",
                "index       | index.predicate != null                               | orders.orders_user_idx",
                "index       | all(index.keys, k -> k.column =^ 'user')              | orders.orders_user_idx",
                "foreign-key | foreignKey.onDelete == 'CASCADE'                      | orders.orders_user_id_fkey",
                "check       | check.expression.contains('total')                    | orders.orders_total_check",
                "unique      | unique.columns.contains('email')                      | users.users_email_key",
                "primary-key | primaryKey.name =^ table.name && table.name == 'users'| users.users_pkey",
                "enum        | enum.values.size() < 3                                | mood",
                "sequence    | sequence.options.increment == 1                       | numbers",
                "view        | map(view.columns, c -> c.name).contains('email')      | names",
                "table       | table.primaryKey?.name == 'users_pkey'                | users",
                "table       | table.primaryKey != null && table.primaryKey.name =^ 'u' | users",
                "column      | column.identity == null && column.name == 'email'     | users.email",
                "table       | table.name == 'users' && schema.tables.size() == 2    | users",
            })
    void findsWhatThePredicateIsTrueFor(String kind, String where, String expected)
            throws SQLException {
        assertThat(labels(kind, where)).containsExactly(expected);
    }

    @Test
    void saysWhatTheRuleSays() throws SQLException {
        var finding = lint("table", "table.name == 'users'").findings().getFirst();

        assertThat(finding.text()).isEqualTo("house-rule: error: table users: not in this house");
        assertThat(finding.place()).isEqualTo(new SourcePlace("to.sql", 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "table.nam == 'x'                     | a Table has no 'nam'; did you mean 'name'?",
                "tabel.name == 'x'                    | there is no 'tabel' here; did you mean 'table'?",
                "column.name == 'x'                   | there is no 'column' here; known are schema, table",
                "table.primaryKey.nam == 'x'          | a PrimaryKey has no 'nam'; did you mean 'name'?",
                "table.name ==                        | parsing error",
            })
    void refusesAPredicateThatNamesWhatIsNotThere(String where, String message) {
        assertThatThrownBy(() -> policy("table", where))
                .isInstanceOf(ProjectFileInvalid.class)
                .hasMessageStartingWith(
                        "flotilla.yaml:6: lint.rules[0].where of rule 'house-rule': ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new('java.io.File', '/tmp/x').exists()",
                "table.getClass().forName('java.lang.Runtime') != null",
                "''.class.forName('java.lang.Runtime') != null",
                "while (true) {}",
                "table = null",
                "any(table.columns, c -> c.nam == 'x')",
                "table.name",
                "table.columns.size() > 'x'",
                "table.name.startWith('x')",
                "table.comment.length() > 3",
            })
    void cannotReachOutOfTheSchema(String where) {
        assertThatThrownBy(() -> lint("table", where))
                .isInstanceOfAny(ProjectFileInvalid.class, LintFailure.class)
                .hasMessageContaining("'house-rule'");
    }

    private static List<String> labels(String kind, String where) throws SQLException {
        return lint(kind, where).findings().stream().map(Finding::label).toList();
    }

    /** What the one rule finds. */
    private static LintReport lint(String kind, String where) throws SQLException {
        var policy = policy(kind, where);
        var sources = List.of(new SourceFile("to.sql", SQL));
        try (var connection = SERVER.borrow()) {
            var postgres = Dialects.require("postgres");
            var schema = DesiredState.load(postgres, connection, sources);
            var report = new Linter(postgres, policy).schema(schema, sources);
            return new LintReport(
                    report.findings().stream()
                            .filter(it -> it.rule().equals("house-rule"))
                            .toList(),
                    report.silenced(),
                    report.old());
        }
    }

    private static LintPolicy policy(String kind, String where) {
        return ProjectFile.parse(
                        "flotilla.yaml",
                        """
                        lint:
                          rules:
                            - id: house-rule
                              severity: error
                              for: %s
                              where: "%s"
                              message: not in this house
                        """
                                .formatted(kind, where))
                .lint();
    }
}
