package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.ScriptReader.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which statements may declare a desired state: an allow-list by kind, everything else refused. */
final class StatementRules {

    /** Also those that a migration makes and drops again: only what is there at the end counts. */
    private static final List<String> VERBS =
            List.of("CREATE", "CREATE OR REPLACE", "ALTER", "DROP", "COMMENT ON");

    private static final List<String> KINDS =
            List.of(
                    "AGGREGATE",
                    "COLLATION",
                    "CONSTRAINT TRIGGER",
                    "DOMAIN",
                    "FOREIGN TABLE",
                    "FUNCTION",
                    "INDEX",
                    "MATERIALIZED VIEW",
                    "OPERATOR",
                    "POLICY",
                    "PROCEDURE",
                    "RECURSIVE VIEW",
                    "ROUTINE",
                    "RULE",
                    "SEQUENCE",
                    "STATISTICS",
                    "TABLE",
                    "TEXT SEARCH CONFIGURATION",
                    "TEXT SEARCH DICTIONARY",
                    "TRIGGER",
                    "TYPE",
                    "UNIQUE INDEX",
                    "UNLOGGED SEQUENCE",
                    "UNLOGGED TABLE",
                    "VIEW");

    /** Of operators, and no operators. */
    private static final List<String> OF_OPERATORS =
            VERBS.stream()
                    .flatMap(verb -> Stream.of(verb + " OPERATOR CLASS", verb + " OPERATOR FAMILY"))
                    .toList();

    private static final List<String> ALLOWED =
            Stream.concat(
                            VERBS.stream()
                                    .flatMap(verb -> KINDS.stream().map(kind -> verb + " " + kind)),
                            Stream.of(
                                    "COMMENT ON COLUMN",
                                    "COMMENT ON CONSTRAINT",
                                    // where it is installed already, this does nothing
                                    "CREATE EXTENSION IF NOT EXISTS"))
                    .toList();

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
                    "SET ESCAPE_STRING_WARNING",
                    "SET XMLOPTION",
                    "SET CLIENT_MIN_MESSAGES",
                    "SET ROW_SECURITY",
                    "SET DEFAULT_WITH_OIDS",
                    // of the database
                    "COMMENT ON EXTENSION",
                    // rows
                    "INSERT",
                    "ANALYZE",
                    "REFRESH MATERIALIZED VIEW");

    /** Settings that change what is made unless they say what holds anyway. */
    private static final Pattern DEFAULT_STORAGE =
            Pattern.compile(
                    "SET\\s+(default_tablespace\\s*(=|TO)\\s*''"
                            + "|default_table_access_method\\s*(=|TO)\\s*'?heap'?)\\s*",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern CHECK_OF_BODIES =
            Pattern.compile(
                    "SET\\s+check_function_bodies\\s*(?:=|TO)\\s*'?(\\w+)'?\\s*",
                    Pattern.CASE_INSENSITIVE);

    private static final Set<String> OFF = Set.of("off", "false", "no", "0");

    private static final Pattern SEQUENCE_POSITION =
            Pattern.compile("SELECT\\s+(pg_catalog\\.)?setval\\s*\\(.*", flags());

    private static final List<String> ABOUT_SCHEMA =
            List.of("CREATE SCHEMA", "ALTER SCHEMA", "COMMENT ON SCHEMA");

    private static final Pattern EMPTY_SEARCH_PATH =
            Pattern.compile(
                    "SELECT\\s+(pg_catalog\\.)?set_config\\('search_path',\\s*'',\\s*false\\)\\s*",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern SEARCH_PATH =
            Pattern.compile(
                    "SET\\s+search_path\\s*(=|TO)\\s*[\\w\\s,\"']+", Pattern.CASE_INSENSITIVE);

    /** Every database has it. */
    private static final Pattern PLPGSQL =
            Pattern.compile(
                    "CREATE\\s+(OR\\s+REPLACE\\s+)?(TRUSTED\\s+)?(PROCEDURAL\\s+)?LANGUAGE\\s+plpgsql\\s*",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern OWNER =
            Pattern.compile("ALTER\\s[^']*\\sOWNER\\s+TO\\s[^',]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern SET_SCHEMA =
            Pattern.compile("ALTER\\s[^']*\\sSET\\s+SCHEMA\\s.*", flags());

    private static final Pattern CONCURRENTLY =
            Pattern.compile("CREATE\\s+(UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\b.*", flags());

    private StatementRules() {}

    /**
     * @param own the schema that stands for the tenant's, if the script says one
     */
    static Verdict judge(StatementHead head, String sql, @Nullable String own) {
        if (IGNORED.stream().anyMatch(head::startsWith)
                || EMPTY_SEARCH_PATH.matcher(head.text()).matches()
                || PLPGSQL.matcher(head.text()).matches()
                || DEFAULT_STORAGE.matcher(head.text()).matches()
                || SEQUENCE_POSITION.matcher(head.text()).matches()
                || (own != null && isAboutSchema(head, sql, own))
                || OWNER.matcher(head.text()).matches()) {
            return new Verdict.Ignore();
        }
        var check = CHECK_OF_BODIES.matcher(head.text());
        if (check.matches()) {
            return new Verdict.CheckBodies(!OFF.contains(check.group(1).toLowerCase(Locale.ROOT)));
        }
        if (head.text().startsWith("\\")) {
            return new Verdict.Refuse("commands of psql are not SQL; take the line out");
        }
        if (SEARCH_PATH.matcher(head.text()).matches() && leadsHere(sql, own)) {
            return new Verdict.Ignore();
        }
        if (head.startsWith("SET SEARCH_PATH")) {
            return new Verdict.Refuse(
                    "the search path is each tenant's schema; take the statement out");
        }
        if (ALLOWED.stream().noneMatch(head::startsWith)
                || OF_OPERATORS.stream().anyMatch(head::startsWith)) {
            return new Verdict.Refuse(refusal(head));
        }
        if (SET_SCHEMA.matcher(head.text()).matches()) {
            return new Verdict.Refuse("SET SCHEMA would leave the tenant's schema");
        }
        if (head.startsWith("DROP") && qualifies(sql)) {
            return new Verdict.Refuse(
                    "it drops something by the name of its schema; write names without one");
        }
        return NamedSchemas.find(sql).stream()
                .findFirst()
                .<Verdict>map(StatementRules::elsewhere)
                .orElseGet(() -> new Verdict.Run(!CONCURRENTLY.matcher(head.text()).matches()));
    }

    /** The role that the statement makes an owner, if it is about that. */
    static Optional<String> owner(String sql) {
        return OWNER.matcher(StatementHead.of(sql).text()).matches()
                ? Optional.of(SqlTokens.of(sql).getLast().name())
                : Optional.empty();
    }

    /** {@code CREATE SCHEMA} and the like, for the very schema the tenant's stands for. */
    private static boolean isAboutSchema(StatementHead head, String sql, String own) {
        return ABOUT_SCHEMA.stream().anyMatch(head::startsWith)
                && SqlTokens.of(sql).stream()
                        .anyMatch(token -> token.isName() && token.name().equals(own));
    }

    /**
     * Whether the path is the script's own schema, or none, as old versions of pg_dump write it.
     */
    private static boolean leadsHere(String sql, @Nullable String own) {
        return SqlTokens.of(sql).stream()
                .filter(SqlTokens.Token::isName)
                .map(SqlTokens.Token::name)
                .filter(name -> !name.equals("set") && !name.equals("search_path"))
                .filter(name -> !name.equals("to"))
                .allMatch(name -> name.equals("pg_catalog") || name.equals(own));
    }

    private static boolean qualifies(String sql) {
        var tokens = SqlTokens.of(sql);
        return IntStream.range(1, tokens.size())
                .anyMatch(
                        i ->
                                tokens.get(i).is('.')
                                        && !tokens.get(i - 1).name().equals("pg_catalog"));
    }

    private static String refusal(StatementHead head) {
        if (head.startsWith("COPY")) {
            return "COPY is about rows, and a desired state about structure; dump it with pg_dump --schema-only";
        }
        if (head.startsWith("CREATE EXTENSION")) {
            return "CREATE EXTENSION makes something of the database, not of the schema; write IF NOT EXISTS, and have it installed before";
        }
        if (head.startsWith("CREATE SCHEMA")) {
            return "CREATE SCHEMA cannot be part of a desired state, which is loaded into a schema that is there; take the statement out";
        }
        if (head.startsWith("DO") || head.startsWith("SELECT") || head.startsWith("CALL")) {
            return "%s runs code, and a desired state only declares what is to be there; write what the code makes as CREATE and ALTER"
                    .formatted(head.words().getFirst());
        }
        if (head.startsWith("SET DEFAULT_TABLESPACE")
                || head.startsWith("SET DEFAULT_TABLE_ACCESS_METHOD")) {
            return "it changes what later statements make; write TABLESPACE or USING with the table instead";
        }
        return "%s cannot be part of a desired state, which is made of CREATE, ALTER, DROP and COMMENT ON for what lives in a schema"
                .formatted(head.kind());
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
