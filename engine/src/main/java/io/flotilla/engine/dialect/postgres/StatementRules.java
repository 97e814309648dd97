package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.ScriptReader.Verdict;
import java.util.List;
import java.util.regex.Pattern;

/** Which statements may declare a desired state: an allow-list by kind, everything else refused. */
final class StatementRules {

    private static final List<String> ALLOWED =
            List.of(
                    "CREATE TABLE",
                    "CREATE INDEX",
                    "CREATE UNIQUE INDEX",
                    "CREATE SEQUENCE",
                    "CREATE TYPE",
                    "CREATE VIEW",
                    "CREATE OR REPLACE VIEW",
                    "CREATE RECURSIVE VIEW",
                    "CREATE OR REPLACE RECURSIVE VIEW",
                    "ALTER TABLE",
                    "ALTER INDEX",
                    "ALTER SEQUENCE",
                    "ALTER TYPE",
                    "ALTER VIEW",
                    "COMMENT ON TABLE",
                    "COMMENT ON COLUMN",
                    "COMMENT ON CONSTRAINT",
                    "COMMENT ON INDEX",
                    "COMMENT ON SEQUENCE",
                    "COMMENT ON TYPE",
                    "COMMENT ON VIEW");

    /** What pg_dump begins with, and brackets around a script: they say nothing about a schema. */
    private static final List<String> IGNORED =
            List.of(
                    "BEGIN",
                    "START TRANSACTION",
                    "COMMIT",
                    "END",
                    "SET STATEMENT_TIMEOUT",
                    "SET LOCK_TIMEOUT",
                    "SET IDLE_IN_TRANSACTION_SESSION_TIMEOUT",
                    "SET TRANSACTION_TIMEOUT",
                    "SET CLIENT_ENCODING",
                    "SET STANDARD_CONFORMING_STRINGS",
                    "SET CHECK_FUNCTION_BODIES",
                    "SET XMLOPTION",
                    "SET CLIENT_MIN_MESSAGES",
                    "SET ROW_SECURITY",
                    "SET DEFAULT_TABLESPACE",
                    "SET DEFAULT_TABLE_ACCESS_METHOD");

    private static final Pattern EMPTY_SEARCH_PATH =
            Pattern.compile(
                    "SELECT\\s+(pg_catalog\\.)?set_config\\('search_path',\\s*'',\\s*false\\)\\s*",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern OWNER =
            Pattern.compile("ALTER\\s[^']*\\sOWNER\\s+TO\\s[^',]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern SET_SCHEMA =
            Pattern.compile("ALTER\\s[^']*\\sSET\\s+SCHEMA\\s.*", flags());

    private static final Pattern CONCURRENTLY =
            Pattern.compile("CREATE\\s+(UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\b.*", flags());

    private StatementRules() {}

    static Verdict judge(StatementHead head, String sql) {
        if (IGNORED.stream().anyMatch(head::startsWith)
                || EMPTY_SEARCH_PATH.matcher(head.text()).matches()
                || OWNER.matcher(head.text()).matches()) {
            return new Verdict.Ignore();
        }
        if (head.text().startsWith("\\")) {
            return new Verdict.Refuse("commands of psql are not SQL; take the line out");
        }
        if (head.startsWith("SET SEARCH_PATH")) {
            return new Verdict.Refuse(
                    "the search path is each tenant's schema; take the statement out");
        }
        if (ALLOWED.stream().noneMatch(head::startsWith)) {
            return new Verdict.Refuse(
                    "%s cannot be part of a desired state, which is made of CREATE, ALTER and COMMENT ON for tables, indexes, sequences, enum types and views"
                            .formatted(head.kind()));
        }
        if (SET_SCHEMA.matcher(head.text()).matches()) {
            return new Verdict.Refuse("SET SCHEMA would leave the tenant's schema");
        }
        return NamedSchemas.find(sql).stream()
                .findFirst()
                .<Verdict>map(StatementRules::elsewhere)
                .orElseGet(() -> new Verdict.Run(!CONCURRENTLY.matcher(head.text()).matches()));
    }

    private static Verdict elsewhere(String schema) {
        return new Verdict.Refuse(
                "it names the schema %s; a desired state is for every tenant's schema, so write names without one"
                        .formatted(schema));
    }

    private static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    }
}
