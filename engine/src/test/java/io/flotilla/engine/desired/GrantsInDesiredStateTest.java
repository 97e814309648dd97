package io.flotilla.engine.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.schema.Grant;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsInDesiredStateTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final Dialect IGNORING = Dialects.require("postgres");
    private static final Dialect MANAGING = IGNORING.with(Privileges.MANAGED);
    private static final String TABLE = "CREATE TABLE t (a int);\n";

    @Test
    void whereNobodyManagesThemTheyAreLeftOutWithANotice() throws SQLException {
        var sql = TABLE + "GRANT SELECT ON t TO nobody_at_all;\nREVOKE ALL ON t FROM PUBLIC;\n";

        assertThat(load(IGNORING, sql).grants()).isEmpty();
        assertThat(LeftOut.of(IGNORING, files(sql)))
                .extracting(LeftOut::words)
                .containsExactly(
                        "app.sql:2: GRANT is left out: privileges are not managed; say `privileges: managed` in flotilla.yaml to have them planned (and 1 more in the file)");
        assertThat(LeftOut.of(MANAGING, files(sql))).isEmpty();
    }

    @Test
    void whereTheyAreManagedTheyArePartOfTheSchema() throws SQLException {
        assertThat(load(MANAGING, TABLE + "GRANT SELECT ON t TO PUBLIC").grants())
                .containsExactly(
                        new Grant(
                                Grant.On.TABLE,
                                "t",
                                null,
                                Grant.PUBLIC,
                                List.of("SELECT"),
                                List.of(),
                                List.of()));
        assertThat(
                        load(
                                        MANAGING,
                                        "-- flotilla:schema app\n"
                                                + TABLE
                                                + "GRANT ALL ON app.t TO PUBLIC")
                                .grants())
                .hasSize(1);
    }

    @Test
    void aRoleThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> load(MANAGING, TABLE + "GRANT SELECT ON t TO nobody_at_all"))
                .isInstanceOf(DesiredStateInvalid.class)
                .hasMessageContaining("app.sql:2")
                .hasMessageContaining("role \"nobody_at_all\" does not exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC | write GRANT and REVOKE for each object
                    GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC | name each object without one
                    GRANT SELECT ON TABLE other.t TO PUBLIC | write names without one
                    ALTER TABLE t OWNER TO "App"; GRANT SELECT ON t TO PUBLIC, "App" | write CURRENT_USER for the owner
                    REVOKE ALL ON t FROM app; ALTER TABLE ONLY t OWNER TO app | write CURRENT_USER for the owner
                    """)
    void whatCannotBePlannedIsRefused(String sql, String remedy) {
        assertThatThrownBy(() -> load(MANAGING, TABLE + sql))
                .isInstanceOf(DesiredStateInvalid.class)
                .hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT USAGE ON SCHEMA public TO PUBLIC",
                "GRANT CONNECT ON DATABASE app TO PUBLIC",
                "GRANT one_role TO another",
                "REVOKE one_role FROM another"
            })
    void whatIsNotOfTheSchemaIsLeftOutWithANotice(String sql) throws SQLException {
        assertThat(load(MANAGING, TABLE + sql).grants()).isEmpty();
        assertThat(LeftOut.of(MANAGING, files(TABLE + sql))).hasSize(1);
    }

    private static Schema load(Dialect dialect, String sql) throws SQLException {
        try (var connection = SERVER.borrow()) {
            return DesiredState.load(dialect, connection, files(sql));
        }
    }

    private static List<SourceFile> files(String sql) {
        return List.of(new SourceFile("app.sql", sql));
    }
}
