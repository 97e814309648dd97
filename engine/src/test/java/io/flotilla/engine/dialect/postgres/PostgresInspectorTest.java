package io.flotilla.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.flotilla.engine.dialect.Inspector.Inspection;
import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ColumnReference;
import io.flotilla.engine.schema.Deferrability;
import io.flotilla.engine.schema.Dependency;
import io.flotilla.engine.schema.Enabled;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.ForeignKey.Action;
import io.flotilla.engine.schema.ForeignKey.Match;
import io.flotilla.engine.schema.Identity;
import io.flotilla.engine.schema.Identity.Generation;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexKey;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Policy;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.Rule;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.SequenceOptions;
import io.flotilla.engine.schema.Statistics;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.Trigger;
import io.flotilla.engine.schema.UniqueConstraint;
import io.flotilla.engine.schema.ViewColumn;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresInspectorTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private final PostgresInspector inspector = new PostgresInspector();
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection(SERVER.createDatabase());
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void readsColumnsAsTheServerPrintsThem() throws SQLException {
        var columns = everything().tables().get(1).columns();

        assertThat(columns)
                .containsExactly(
                        new Column(
                                "id",
                                "bigint",
                                false,
                                null,
                                new Identity(
                                        Generation.ALWAYS,
                                        new SequenceOptions(1000, 2, 1, Long.MAX_VALUE, 1, false)),
                                null,
                                null,
                                null),
                        column("email", "character varying(200)", false, null, "lower case"),
                        new Column(
                                "name",
                                "text",
                                true,
                                "'no\ttab \\ here'::text",
                                null,
                                null,
                                "\"C\"",
                                null),
                        column("plan", "plan", false, "'free'::plan", null),
                        column("tags", "text[]", true, "'{}'::text[]", null),
                        column("price", "numeric(12,2)", true, null, null),
                        new Column(
                                "gross", "numeric", true, null, null, "(price * 1.2)", null, null),
                        column("created_at", "timestamp with time zone", false, "now()", null),
                        column("Weird \"Column", "integer", true, null, null));
    }

    @Test
    void readsKeysAndChecks() throws SQLException {
        var customer = everything().tables().get(1);

        assertThat(customer.comment()).isEqualTo("who pays\nfor it");
        assertThat(customer.primaryKey())
                .isEqualTo(
                        new PrimaryKey(
                                "customer_pkey",
                                List.of("id"),
                                List.of(),
                                Deferrability.NOT_DEFERRABLE,
                                null));
        assertThat(customer.uniqueConstraints())
                .containsExactly(
                        new UniqueConstraint(
                                "customer_both_key",
                                List.of("name", "plan"),
                                List.of(),
                                true,
                                Deferrability.INITIALLY_DEFERRED,
                                null),
                        new UniqueConstraint(
                                "customer_email_key",
                                List.of("email"),
                                List.of("name"),
                                false,
                                Deferrability.NOT_DEFERRABLE,
                                "one each"));
        assertThat(customer.checkConstraints())
                .containsExactly(
                        new CheckConstraint(
                                "customer_name_check", "(length(name) < 100)", true, false, null),
                        new CheckConstraint(
                                "customer_price_check",
                                "(price >= (0)::numeric)",
                                false,
                                true,
                                null));
    }

    @Test
    void readsForeignKeys() throws SQLException {
        var order = everything().tables().getFirst();

        assertThat(order.name()).isEqualTo("Order");
        assertThat(order.primaryKey())
                .isEqualTo(
                        new PrimaryKey(
                                "order_key",
                                List.of("line", "customer"),
                                List.of("note"),
                                Deferrability.NOT_DEFERRABLE,
                                "key"));
        assertThat(order.foreignKeys())
                .containsExactly(
                        new ForeignKey(
                                "order_customer_fkey",
                                List.of("customer"),
                                "customer",
                                List.of("id"),
                                Match.SIMPLE,
                                Action.RESTRICT,
                                Action.CASCADE,
                                List.of(),
                                Deferrability.INITIALLY_IMMEDIATE,
                                true,
                                null),
                        new ForeignKey(
                                "order_full_fkey",
                                List.of("parent_line", "parent_customer"),
                                "Order",
                                List.of("line", "customer"),
                                Match.FULL,
                                Action.SET_DEFAULT,
                                Action.NO_ACTION,
                                List.of(),
                                Deferrability.NOT_DEFERRABLE,
                                false,
                                null),
                        new ForeignKey(
                                "order_parent_fkey",
                                List.of("parent_line", "parent_customer"),
                                "Order",
                                List.of("line", "customer"),
                                Match.SIMPLE,
                                Action.NO_ACTION,
                                Action.SET_NULL,
                                List.of("parent_line"),
                                Deferrability.NOT_DEFERRABLE,
                                true,
                                null));
    }

    @Test
    void readsIndexes() throws SQLException {
        assertThat(everything().tables().get(1).indexes())
                .containsExactly(
                        new Index(
                                "customer_lower_idx",
                                false,
                                "btree",
                                List.of(
                                        expression("lower((email)::text)"),
                                        new IndexKey("created_at", null, null, null, true, false)),
                                List.of("price"),
                                "(price > (0)::numeric)",
                                false,
                                true,
                                null),
                        new Index(
                                "customer_name_idx",
                                true,
                                "btree",
                                List.of(key("name", null, null)),
                                List.of(),
                                null,
                                true,
                                true,
                                null),
                        new Index(
                                "customer_pattern_idx",
                                false,
                                "btree",
                                List.of(
                                        key("email", null, "varchar_pattern_ops"),
                                        key("name", "\"POSIX\"", null)),
                                List.of(),
                                null,
                                false,
                                true,
                                null),
                        new Index(
                                "customer_sum_idx",
                                false,
                                "btree",
                                List.of(
                                        expression("((price + (1)::numeric))"),
                                        key("plan", null, null)),
                                List.of(),
                                null,
                                false,
                                true,
                                null),
                        new Index(
                                "customer_tags_idx",
                                false,
                                "gin",
                                List.of(key("tags", null, null)),
                                List.of(),
                                null,
                                false,
                                true,
                                "searched"));
    }

    @Test
    void readsSequencesEnumsAndViews() throws SQLException {
        var schema = everything();

        assertThat(schema.sequences())
                .containsExactly(
                        new Sequence(
                                "Order_serial_number_seq",
                                "integer",
                                new SequenceOptions(1, 1, 1, Integer.MAX_VALUE, 1, false),
                                new ColumnReference("Order", "serial_number"),
                                null),
                        new Sequence(
                                "invoice_number",
                                "integer",
                                new SequenceOptions(100, 5, 10, 90000, 7, true),
                                null,
                                "never twice"));
        assertThat(schema.enums())
                .containsExactly(
                        new EnumType(
                                "plan",
                                List.of("free", "pro", "it's \"big\""),
                                "what they pay for"));
        var view = schema.views().getFirst();
        assertThat(view.definition())
                .startsWith("SELECT")
                .doesNotEndWith(";")
                .contains("'pro'::plan");
        assertThat(view.options()).containsExactly("check_option=local", "security_barrier=true");
        assertThat(view.comment()).isEqualTo("worth a call");
        assertThat(view.columns())
                .containsExactly(
                        new ViewColumn("id", "bigint", null, null, null),
                        new ViewColumn(
                                "email",
                                "character varying(200)",
                                null,
                                "'nobody'::character varying",
                                "theirs"),
                        new ViewColumn("plan", "plan", null, null, null));
        assertThat(neededBy(view.name(), schema))
                .contains(
                        ObjectName.column("customer", "email"),
                        ObjectName.column("customer", "id"),
                        ObjectName.column("customer", "plan"),
                        ObjectName.column("customer", "price"));
        assertThat(neededBy(schema.views().get(1).name(), schema))
                .containsExactly(ObjectName.relation("Order"));
    }

    @Test
    void readsMaterializedViewsAndWhatIsAttachedToTables() throws SQLException {
        var schema = everything();

        var spending = schema.materializedViews().getFirst();
        assertThat(spending.definition())
                // before 16 with the table's name
                .matches("(?s)SELECT (customer\\.)?plan.*[^;]");
        assertThat(spending.options()).containsExactly("fillfactor=90");
        assertThat(spending.indexes())
                .extracting(Index::name, Index::unique, Index::comment)
                .containsExactly(tuple("spending_plan_idx", true, "one each"));
        assertThat(spending.columns())
                .extracting(ViewColumn::name, ViewColumn::type, ViewColumn::comment)
                .containsExactly(tuple("plan", "plan", null), tuple("spent", "numeric", "in all"));
        assertThat(schema.objects(Trigger.class))
                .containsExactly(
                        new Trigger(
                                "Order",
                                "later",
                                "CREATE CONSTRAINT TRIGGER later AFTER INSERT ON \"Order\" FROM customer DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
                                Enabled.ORIGIN,
                                null),
                        new Trigger(
                                "customer",
                                "same",
                                "CREATE TRIGGER same BEFORE UPDATE OF email, plan ON customer FOR EACH ROW WHEN (old.price > 1::numeric) EXECUTE FUNCTION suppress_redundant_updates_trigger('a', 'it''s')",
                                Enabled.REPLICA,
                                "nothing for nothing"));
        assertThat(schema.objects(Rule.class))
                .extracting(Rule::relation, Rule::name, Rule::comment)
                .containsExactly(
                        tuple("big_customer", "quiet", "nobody goes"),
                        tuple("customer", "kept", null));
        assertThat(schema.objects(Policy.class))
                .containsExactly(
                        new Policy(
                                "customer",
                                "theirs",
                                Policy.Command.ALL,
                                true,
                                List.of("pg_monitor"),
                                "(price > (1)::numeric)",
                                "(price > (1)::numeric)",
                                null));
        assertThat(schema.objects(Statistics.class))
                .containsExactly(
                        new Statistics(
                                "together",
                                "customer",
                                List.of(Statistics.Kind.DEPENDENCIES, Statistics.Kind.MCV),
                                List.of("name", "plan"),
                                List.of(),
                                50,
                                "alike"));
    }

    @Test
    void givesTheSameForTheSameStructureUnderAnyName() throws SQLException {
        var names = List.of("plain", "WithCapitals", "weird-name", "it\"s", "select", "ünï$");
        for (var name : names) {
            Sql.create(connection, name, Sql.EVERYTHING);
        }

        var first = inspector.inspect(connection, "plain");

        assertThat(first.tables()).extracting(Table::name).containsExactly("Order", "customer");
        for (var name : names) {
            var schema = inspector.inspect(connection, name);
            assertThat(schema).as(name).isEqualTo(first);
            assertThat(Fingerprinter.fingerprint(schema))
                    .isEqualTo(Fingerprinter.fingerprint(first));
        }
    }

    @Test
    void tellsTheSameOneByOneAndAllAtOnce() throws SQLException {
        var names = new java.util.ArrayList<String>();
        for (var i = 0; i < 60; i++) {
            names.add("tenant_" + i);
            Sql.create(connection, "tenant_" + i, "CREATE TABLE t%d (id int)".formatted(i));
        }
        Sql.in(connection, "tenant_7", "CREATE TYPE shell");
        names.add("nobody");

        var all = inspector.inspectAll(connection, names);

        assertThat(all).containsOnlyKeys(names);
        assertThat(all.get("nobody")).isEqualTo(new Inspection.Missing());
        assertThat(all.get("tenant_7"))
                .isInstanceOfSatisfying(
                        Inspection.Unsupported.class,
                        it -> assertThat(it.reason().objects()).containsExactly("type shell"));
        for (var i = 0; i < 60; i++) {
            if (i != 7) {
                assertThat(all.get("tenant_" + i))
                        .isEqualTo(
                                new Inspection.Found(
                                        inspector.inspectStructure(connection, "tenant_" + i)));
            }
        }
    }

    @Test
    void saysWhenThereIsNoSuchSchema() {
        assertThatThrownBy(() -> inspector.inspect(connection, "Nobody"))
                .isInstanceOfSatisfying(
                        SchemaNotFound.class, it -> assertThat(it.schema()).isEqualTo("Nobody"));
    }

    @Test
    void findsNothingInAnEmptySchema() throws SQLException {
        Sql.run(connection, "CREATE SCHEMA nothing");

        assertThat(inspector.inspect(connection, "nothing")).isEqualTo(Schema.EMPTY);
    }

    @Test
    void leavesTheSearchPathAlone() throws SQLException {
        Sql.create(connection, "tenant", Sql.EVERYTHING);
        Sql.run(connection, "SET search_path = pg_catalog, \"No Such\"");

        inspector.inspect(connection, "tenant");
        assertThat(searchPath()).isEqualTo("pg_catalog, \"No Such\"");

        connection.setAutoCommit(false);
        Sql.run(connection, "SET LOCAL search_path = tenant");
        inspector.inspect(connection, "tenant");
        assertThat(searchPath()).isEqualTo("tenant");
        connection.commit();
        assertThat(searchPath()).isEqualTo("pg_catalog, \"No Such\"");
    }

    @Test
    void seesWhatItsOwnTransactionDid() throws SQLException {
        Sql.create(connection, "tenant", "CREATE TABLE t (a int)");
        connection.setAutoCommit(false);

        Sql.run(connection, "ALTER TABLE tenant.t ADD COLUMN b int");

        assertThat(inspector.inspect(connection, "tenant").tables().getFirst().columns())
                .extracting(Column::name)
                .containsExactly("a", "b");
    }

    @Test
    void isNotFooledByATemporaryTableOfTheSameName() throws SQLException {
        Sql.create(connection, "tenant", Sql.EVERYTHING);
        var before = inspector.inspect(connection, "tenant");

        Sql.run(connection, "CREATE TEMPORARY TABLE customer (id int)");
        Sql.run(connection, "CREATE TEMPORARY SEQUENCE invoice_number");

        assertThat(inspector.inspect(connection, "tenant")).isEqualTo(before);
    }

    @Test
    void seesThatAnIndexIsInvalid() throws SQLException {
        Sql.create(connection, "tenant", "CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)");
        assertThatThrownBy(
                        () ->
                                Sql.run(
                                        connection,
                                        "CREATE UNIQUE INDEX CONCURRENTLY i ON tenant.t (a)"))
                .isInstanceOf(SQLException.class);

        var index = inspector.inspect(connection, "tenant").tables().getFirst().indexes();

        assertThat(index).singleElement().returns(false, Index::valid);
    }

    private Schema everything() throws SQLException {
        Sql.create(connection, "everything", Sql.EVERYTHING);
        return inspector.inspect(connection, "everything");
    }

    private String searchPath() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW search_path")) {
            row.next();
            return row.getString(1);
        }
    }

    private static Column column(
            String name, String type, boolean nullable, String defaultExpression, String comment) {
        return new Column(name, type, nullable, defaultExpression, null, null, null, comment);
    }

    private static IndexKey key(String column, String collation, String operatorClass) {
        return new IndexKey(column, null, collation, operatorClass, false, false);
    }

    private static IndexKey expression(String expression) {
        return new IndexKey(null, expression, null, null, false, false);
    }

    private static List<ObjectName> neededBy(String view, Schema schema) {
        return schema.dependencies().stream()
                .filter(dependency -> dependency.dependent().equals(ObjectName.relation(view)))
                .map(Dependency::needed)
                .toList();
    }
}
