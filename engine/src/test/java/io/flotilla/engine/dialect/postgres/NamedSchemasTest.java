package io.flotilla.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedSchemasTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE \"a.b\" (id int)",
                "CREATE INDEX \"x.y\" ON \"a.b\" (id)",
                "ALTER TABLE \"a.b\" ADD COLUMN \"c.d\" int",
                "INSERT INTO \"a.b\" VALUES (1)",
                "UPDATE \"a.b\" SET id = 2",
                "DELETE FROM \"a.b\" WHERE id = 2",
                "CREATE VIEW \"v.w\" AS SELECT id FROM \"a.\"\"b\"",
                "COMMENT ON TABLE \"a.b\" IS 'c.d'",
                "SELECT * FROM pg_catalog.pg_class",
                "INSERT INTO \"a.b\" VALUES ('one \" quote', 'a.b')"
            })
    void aDotWithinQuotesIsPartOfAName(String sql) {
        assertThat(NamedSchemas.find(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE other.t (id int)",
                "CREATE TABLE t (id int, FOREIGN KEY (id) REFERENCES other.t (id))",
                "ALTER TABLE other.\"a.b\" ADD COLUMN c int",
                "INSERT INTO other.\"a.b\" VALUES (1)",
                "UPDATE other.t SET id = 2",
                "CREATE VIEW v AS SELECT id FROM other.\"a.b\""
            })
    void namesTheSchemaOfAQualifiedTable(String sql) {
        assertThat(NamedSchemas.find(sql)).containsExactly("other");
    }
}
