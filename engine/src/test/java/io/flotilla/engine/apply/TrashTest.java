package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.plan.ObjectPolicy;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.PlanPolicy.Drops;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a plan drops comes back with its rows, and troubles nobody in between. */
class TrashTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static Tenants tenants;

    @BeforeAll
    static void makeDatabase() throws SQLException {
        tenants = new Tenants(SERVER.createDatabase());
    }

    private static TrashTrip trip(String from, String rows, String to) throws SQLException {
        return new TrashTrip(tenants, from, rows, to);
    }

    @Test
    void aTableComesBackAsItWas() throws SQLException {
        var trip =
                trip(
                        """
                        CREATE TABLE orders (
                            id bigint GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME counting) PRIMARY KEY,
                            number serial UNIQUE,
                            parent bigint REFERENCES orders,
                            note text NOT NULL DEFAULT 'none' CHECK (note <> ''),
                            size int,
                            twice int GENERATED ALWAYS AS (size * 2) STORED);
                        CREATE INDEX orders_note ON orders (lower(note)) WHERE size > 1;
                        COMMENT ON TABLE orders IS 'what was ordered';
                        COMMENT ON COLUMN orders.note IS 'said';
                        COMMENT ON INDEX orders_note IS 'for looking up';
                        COMMENT ON SEQUENCE counting IS 'numbers';
                        CREATE TABLE other (id int PRIMARY KEY);
                        """,
                        """
                        INSERT INTO orders (parent, note, size) VALUES (NULL, 'a', 1), (1, 'b', 2);
                        DELETE FROM orders WHERE id = 2;
                        """,
                        "CREATE TABLE other (id int PRIMARY KEY)");

        trip.keeping(
                        "SELECT json_agg(o ORDER BY id) FROM orders o",
                        "SELECT last_value FROM counting",
                        "SELECT last_value FROM orders_number_seq",
                        "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class"
                                + " WHERE relnamespace = current_schema()::regnamespace",
                        "SELECT obj_description('orders'::regclass)",
                        "SELECT obj_description('counting'::regclass)",
                        "SELECT obj_description('orders_note'::regclass)",
                        "SELECT 'orders'::regclass::oid")
                .there();

        assertThat(trip.trash()).containsExactly("table orders");
        assertThat(trip.answer("SELECT to_regclass('orders') IS NULL")).isEqualTo("t");
        trip.back();
        trip.meanwhile("INSERT INTO orders (size) VALUES (7)");
        assertThat(trip.answer("SELECT max(id) FROM orders")).isEqualTo("3");
    }

    @Test
    void foreignKeysOfATrashedTableLetRowsOfOthersGo() throws SQLException {
        var trip =
                trip(
                        """
                        CREATE TABLE customer (id int PRIMARY KEY);
                        CREATE TABLE orders (id int PRIMARY KEY,
                            customer_id int NOT NULL REFERENCES customer);
                        CREATE TABLE item (id int PRIMARY KEY, order_id int REFERENCES orders);
                        CREATE TABLE one (id int PRIMARY KEY);
                        CREATE TABLE two (id int PRIMARY KEY, one_id int REFERENCES one);
                        ALTER TABLE one ADD two_id int REFERENCES two;
                        """,
                        """
                        INSERT INTO customer VALUES (1), (2);
                        INSERT INTO orders VALUES (10, 1);
                        INSERT INTO item VALUES (100, 10);
                        INSERT INTO one VALUES (1, NULL);
                        INSERT INTO two VALUES (1, 1);
                        UPDATE one SET two_id = 1;
                        """,
                        """
                        CREATE TABLE customer (id int PRIMARY KEY);
                        CREATE TABLE item (id int PRIMARY KEY, order_id int);
                        """);

        trip.keeping(
                        "SELECT json_agg(o) FROM orders o",
                        "SELECT json_agg(i) FROM item i WHERE id = 100",
                        "SELECT json_agg(o) FROM one o",
                        "SELECT json_agg(o) FROM two o")
                .there()
                .meanwhile("DELETE FROM customer WHERE id = 2", "INSERT INTO item VALUES (101, 10)")
                .back();
    }

    @Test
    void aRowThatMissesWhatItReferencedStopsTheRevertBeforeAnythingRan() throws SQLException {
        var trip =
                trip(
                        """
                        CREATE TABLE customer (id int PRIMARY KEY);
                        CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customer);
                        """,
                        "INSERT INTO customer VALUES (1); INSERT INTO orders VALUES (10, 1)",
                        "CREATE TABLE customer (id int PRIMARY KEY)");
        trip.there().meanwhile("DELETE FROM customer");

        assertThat(tenants.revert(trip.plan, trip.tenant))
                .isInstanceOfSatisfying(
                        AttemptOutcome.CheckFailed.class,
                        failed ->
                                assertThat(failed.check().because())
                                        .isEqualTo(
                                                "orders (customer_id) gets to reference customer"));
        assertThat(tenants.live(trip.tenant)).isEqualTo(trip.plan.to());
    }

    @Test
    void aColumnComesBackWithItsValues() throws SQLException {
        var trip =
                trip(
                        """
                        CREATE TABLE orders (
                            id int,
                            part int,
                            note text NOT NULL CHECK (note <> ''),
                            code varchar(3) COLLATE "C" UNIQUE,
                            number serial,
                            turn bigint GENERATED BY DEFAULT AS IDENTITY,
                            state text NOT NULL DEFAULT 'new',
                            size int,
                            twice int GENERATED ALWAYS AS (size * 2) STORED,
                            PRIMARY KEY (id, part));
                        CREATE INDEX orders_both ON orders (id, note);
                        CREATE INDEX orders_size ON orders ((size + 1)) WHERE size > 0;
                        COMMENT ON COLUMN orders.note IS 'said';
                        CREATE VIEW notes AS SELECT id, note FROM orders;
                        """,
                        "INSERT INTO orders (id, part, note, code, size) VALUES (1, 1, 'a', 'x', 3), (2, 1, 'b', 'y', 4)",
                        "CREATE TABLE orders (id int PRIMARY KEY)");

        trip.keeping(
                        "SELECT json_agg(o ORDER BY id) FROM (SELECT id, part, note, code, number,"
                                + " turn, state, size, twice FROM orders) o",
                        "SELECT col_description('orders'::regclass, 3)",
                        "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class"
                                + " WHERE relnamespace = current_schema()::regnamespace",
                        "SELECT last_value > 1 FROM orders_turn_seq")
                .there();
        assertThat(trip.trash())
                .containsExactlyInAnyOrder(
                        "column orders.part",
                        "column orders.note",
                        "column orders.code",
                        "column orders.number",
                        "column orders.turn",
                        "column orders.state",
                        "column orders.size");

        trip.meanwhile("INSERT INTO orders (id) VALUES (3)", "DELETE FROM orders WHERE id = 3")
                .back();
        assertThat(
                        trip.answer(
                                "SELECT attnotnull FROM pg_attribute WHERE attname = 'note'"
                                        + " AND attrelid = 'orders'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void rowsThatCameMeanwhileStopTheRevertWhereTheColumnMayNotBeNull() throws SQLException {
        var trip =
                trip(
                        "CREATE TABLE orders (id int, note text NOT NULL)",
                        "INSERT INTO orders VALUES (1, 'a')",
                        "CREATE TABLE orders (id int)");
        trip.there().meanwhile("INSERT INTO orders VALUES (2)");

        assertThat(tenants.revert(trip.plan, trip.tenant))
                .isInstanceOfSatisfying(
                        AttemptOutcome.CheckFailed.class,
                        failed ->
                                assertThat(failed.check().because())
                                        .isEqualTo(
                                                "orders.note becomes NOT NULL again, and rows that came since have no value"));

        trip.meanwhile("DELETE FROM orders WHERE id = 2");
        trip.keeping().back();
    }

    @Test
    void aColumnThatBecomesComputedComesBackWithWhatWasWrittenInIt() throws SQLException {
        trip(
                        "CREATE TABLE line (id int PRIMARY KEY, price int, total int)",
                        "INSERT INTO line VALUES (1, 5, 7)",
                        "CREATE TABLE line (id int PRIMARY KEY, price int,"
                                + " total int GENERATED ALWAYS AS (price * 2) STORED)")
                .keeping("SELECT json_agg(l) FROM (SELECT id, price, total FROM line) l")
                .there()
                .meanwhile("UPDATE line SET id = 2", "UPDATE line SET id = 1")
                .back();
    }

    @Test
    void whatTheTrashNeedsStaysWithIt() throws SQLException {
        trip(
                        """
                        CREATE TYPE state AS ENUM ('open', 'done');
                        CREATE TYPE colour AS ENUM ('red', 'blue');
                        CREATE SEQUENCE numbers START 5;
                        CREATE TABLE orders (id int DEFAULT nextval('numbers'),
                            state state DEFAULT 'open', colours colour[]);
                        CREATE TABLE lamp (id int, colour colour);
                        COMMENT ON TYPE state IS 'how far';
                        """,
                        """
                        INSERT INTO orders (colours) VALUES ('{red}'), ('{blue,red}');
                        INSERT INTO lamp VALUES (1, 'blue');
                        """,
                        """
                        CREATE TYPE state AS ENUM ('another');
                        CREATE TABLE lamp (id int);
                        CREATE TABLE numbers (orders_pkey int);
                        """)
                .keeping(
                        "SELECT json_agg(o ORDER BY id) FROM orders o",
                        "SELECT json_agg(l) FROM lamp l",
                        "SELECT last_value FROM numbers",
                        "SELECT obj_description('state'::regtype, 'pg_type')")
                .there()
                .meanwhile("INSERT INTO lamp VALUES (2)", "DELETE FROM lamp WHERE id = 2")
                .back();
    }

    @Test
    void anEnumThatLosesAValueStaysAsItWasForTheTrash() throws SQLException {
        trip(
                        """
                        CREATE TYPE state AS ENUM ('open', 'done');
                        CREATE TABLE orders (id int, state state);
                        CREATE TABLE job (id int, state state);
                        """,
                        "INSERT INTO orders VALUES (1, 'done'); INSERT INTO job VALUES (1, 'open')",
                        """
                        CREATE TYPE state AS ENUM ('open');
                        CREATE TABLE job (id int, state state);
                        """)
                .keeping("SELECT json_agg(o) FROM orders o", "SELECT json_agg(j) FROM job j")
                .there()
                .back();
    }

    @Test
    void anEnumThatGetsAValueLosesItAgainInWhatComesBack() throws SQLException {
        trip(
                        """
                        CREATE TYPE state AS ENUM ('open', 'done');
                        CREATE TABLE orders (id int, state state NOT NULL DEFAULT 'open'
                            CHECK (state > 'open'));
                        CREATE INDEX orders_state ON orders (id) WHERE state = 'done';
                        CREATE TABLE job (id int, state state, old state[] DEFAULT '{open}');
                        """,
                        """
                        INSERT INTO orders VALUES (1, 'done');
                        INSERT INTO job VALUES (1, 'open', '{done}');
                        """,
                        """
                        CREATE TYPE state AS ENUM ('new', 'open', 'done');
                        CREATE TABLE job (id int, state state);
                        """)
                .keeping("SELECT json_agg(o) FROM orders o", "SELECT json_agg(j) FROM job j")
                .there()
                .back();
    }

    @Test
    void laterTablesMayHaveTheNamesOfTrash() throws SQLException {
        var first =
                "CREATE TABLE orders (id serial PRIMARY KEY, code int UNIQUE, n bigint GENERATED ALWAYS AS IDENTITY)";
        var trip = trip(first, "INSERT INTO orders (code) VALUES (7)", "");
        trip.keeping("SELECT json_agg(o) FROM orders o").there();
        trip.meanwhile(first, "INSERT INTO orders (code) VALUES (8)");

        assertThat(tenants.live(trip.tenant)).isEqualTo(trip.plan.from());
        assertThat(trip.answer("SELECT code FROM orders")).isEqualTo("8");
    }

    @Test
    void theSameIsNotDroppedAgainBeforeItIsPurged() throws SQLException {
        var trip = trip("CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1)", "");
        trip.there().meanwhile("CREATE TABLE orders (id int)");

        assertThat(tenants.apply(trip.plan, trip.tenant))
                .isInstanceOfSatisfying(
                        AttemptOutcome.CheckFailed.class,
                        failed -> assertThat(failed.check().because()).contains("purge it first"));
        assertThat(tenants.live(trip.tenant)).isEqualTo(trip.plan.from());
    }

    @Test
    void namesMayBeLongAndHostile() throws SQLException {
        var sixtyThree = "ä".repeat(31) + "x";
        var hostile = "a'; DROP TABLE \"\"b$flotilla$ \\ %s {} $$";
        var from =
                """
                CREATE TABLE "%1$s" ("%1$s" bigint GENERATED ALWAYS AS IDENTITY, "%2$s" serial,
                    CONSTRAINT "%1$s1" PRIMARY KEY ("%1$s"));
                CREATE TABLE "%2$s" (id int, "%1$s" text NOT NULL DEFAULT 'x', "%2$s" text NOT NULL,
                    "order" bigint GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME "%2$s?"));
                COMMENT ON TABLE "%1$s" IS 'it''s "quoted" \\';
                """
                        .formatted(sixtyThree, hostile)
                        .replace(sixtyThree + "1", "ä".repeat(31) + "1");
        var trip =
                trip(
                        from,
                        """
                        INSERT INTO "%1$s" DEFAULT VALUES;
                        INSERT INTO "%2$s" (id, "%1$s", "%2$s") VALUES (1, 'a', 'b');
                        """
                                .formatted(sixtyThree, hostile),
                        "CREATE TABLE \"%s\" (id int)".formatted(hostile));

        trip.keeping(
                        "SELECT json_agg(t) FROM \"%s\" t".formatted(sixtyThree),
                        "SELECT json_agg(t) FROM \"%s\" t".formatted(hostile))
                .there();
        assertThat(trip.trash())
                .containsExactlyInAnyOrder(
                        "table " + sixtyThree,
                        "column %s.%s".formatted(hostile.replace("\"\"", "\""), sixtyThree),
                        "column %1$s.%1$s".formatted(hostile.replace("\"\"", "\"")),
                        "column %s.order".formatted(hostile.replace("\"\"", "\"")));
        trip.back();
    }

    @Test
    void oneTableCanBeDroppedForGood() throws SQLException {
        var policy =
                new PlanPolicy(
                        Drops.TRASH,
                        true,
                        true,
                        null,
                        null,
                        List.of(new ObjectPolicy("audit_*", Drops.DROP, null, null, null)));
        var trip =
                new TrashTrip(
                        tenants,
                        """
                        CREATE TABLE orders (id int PRIMARY KEY);
                        CREATE TABLE audit_log (id int REFERENCES orders);
                        """,
                        "INSERT INTO orders VALUES (1); INSERT INTO audit_log VALUES (1)",
                        "",
                        policy);

        assertThat(trip.there().trash()).containsExactly("table orders");
        trip.keeping().back();
        assertThat(trip.answer("SELECT count(*) FROM audit_log")).isEqualTo("0");
        assertThat(trip.answer("SELECT count(*) FROM orders")).isEqualTo("1");
    }
}
