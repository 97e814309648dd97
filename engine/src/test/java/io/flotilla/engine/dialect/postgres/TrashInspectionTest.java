package io.flotilla.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was dropped and kept is as if it were not there. */
class TrashInspectionTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String PLAIN =
            """
            CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text);
            CREATE SEQUENCE numbers;
            CREATE TYPE state AS ENUM ('open', 'done');
            """;

    private static final String WITH_TRASH =
            PLAIN
                    + """
                    ALTER TABLE orders ADD COLUMN _flotilla_trash_1_price numeric DEFAULT 1;
                    COMMENT ON COLUMN orders._flotilla_trash_1_price IS 'flotilla trash';
                    CREATE TYPE _flotilla_trash_2_kind AS ENUM ('x');
                    CREATE TYPE "_flotilla_trash_2_Pair" AS (a int, b int);
                    CREATE FUNCTION _flotilla_trash_3_touch() RETURNS trigger LANGUAGE plpgsql
                        AS 'BEGIN RETURN new; END';
                    CREATE TABLE _flotilla_trash_4_items (
                        id bigint GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME _flotilla_trash_4_1)
                            CONSTRAINT _flotilla_trash_4_2 PRIMARY KEY,
                        kind _flotilla_trash_2_kind DEFAULT 'x' CHECK (kind <> 'x'),
                        parent bigint REFERENCES _flotilla_trash_4_items,
                        pair "_flotilla_trash_2_Pair",
                        low int4range,
                        EXCLUDE USING gist (low WITH &&)) WITH (fillfactor = 70);
                    CREATE INDEX _flotilla_trash_4_3 ON _flotilla_trash_4_items (kind);
                    CREATE TRIGGER touch BEFORE UPDATE ON _flotilla_trash_4_items
                        FOR EACH ROW EXECUTE FUNCTION _flotilla_trash_3_touch();
                    CREATE STATISTICS _flotilla_trash_4_5 ON kind, parent
                        FROM _flotilla_trash_4_items;
                    ALTER TABLE _flotilla_trash_4_items ENABLE ROW LEVEL SECURITY;
                    CREATE POLICY own ON _flotilla_trash_4_items USING (parent = 1);
                    CREATE SEQUENCE _flotilla_trash_5_free;
                    """;

    @Test
    void trashIsNoPartOfTheSchema() throws SQLException {
        try (var connection = DriverManager.getConnection(SERVER.createDatabase())) {
            Sql.create(connection, "plain", PLAIN);
            Sql.create(connection, "used", WITH_TRASH);

            var inspector = Dialects.require("postgres").inspector();
            var plain = inspector.inspectStructure(connection, "plain");
            var used = inspector.inspectStructure(connection, "used");

            assertThat(used).isEqualTo(plain);
            assertThat(Fingerprinter.fingerprint(used)).isEqualTo(Fingerprinter.fingerprint(plain));
        }
    }

    @Test
    void anotherNameThatOnlyLooksLikeTrashIsInspected() throws SQLException {
        try (var connection = DriverManager.getConnection(SERVER.createDatabase())) {
            Sql.create(connection, "t", "CREATE TABLE xflotilla_trash_1 (_flotillaxtrash_a int)");

            var schema = Dialects.require("postgres").inspector().inspect(connection, "t");

            assertThat(schema.tables()).hasSize(1);
            assertThat(schema.tables().getFirst().columns()).hasSize(1);
        }
    }
}
