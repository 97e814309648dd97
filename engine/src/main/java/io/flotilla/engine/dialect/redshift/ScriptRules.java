package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.ScriptReader.Verdict;
import io.flotilla.engine.dialect.postgres.SqlTokens;
import io.flotilla.engine.dialect.postgres.SqlTokens.Token;
import io.flotilla.engine.dialect.postgres.StatementHead;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which statements may declare a desired state: an allow-list, everything else refused. */
final class ScriptRules {

    private static final List<String> KINDS =
            List.of("TABLE", "VIEW", "MATERIALIZED VIEW", "FUNCTION", "PROCEDURE");

    private static final List<String> ALLOWED =
            Stream.concat(
                            Stream.of("CREATE", "CREATE OR REPLACE", "ALTER", "DROP", "COMMENT ON")
                                    .flatMap(verb -> KINDS.stream().map(kind -> verb + " " + kind)),
                            Stream.of("COMMENT ON COLUMN", "COMMENT ON CONSTRAINT"))
                    .toList();

    private static final List<String> IGNORED =
            List.of(
                    "BEGIN",
                    "START TRANSACTION",
                    "COMMIT",
                    "END",
                    "SET STATEMENT_TIMEOUT",
                    "SET QUERY_GROUP",
                    "ANALYZE",
                    "VACUUM",
                    "INSERT",
                    "REFRESH MATERIALIZED VIEW");

    private static final Pattern OWNER =
            Pattern.compile("ALTER\\s[^']*\\sOWNER\\s+TO\\s[^',]*", Pattern.CASE_INSENSITIVE);

    /** What cannot be in a transaction, or might not: {@link TableAlteration}. */
    private static final Pattern ALONE =
            Pattern.compile(
                    "ALTER\\s+TABLE\\s.*\\sALTER\\s+(COLUMN|DIST\\w+|(COMPOUND\\s+)?SORTKEY|ENCODE)\\s.*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private ScriptRules() {}

    static Verdict judge(String sql) {
        var head = StatementHead.of(sql);
        if (IGNORED.stream().anyMatch(head::startsWith)) {
            return new Verdict.Ignore();
        }
        if (head.startsWith("GRANT")
                || head.startsWith("REVOKE")
                || OWNER.matcher(head.text()).matches()) {
            return new Verdict.LeaveOut("privileges are not managed: " + firstLine(sql));
        }
        if (ALLOWED.stream().noneMatch(head::startsWith)) {
            return new Verdict.Refuse(refusal(head));
        }
        return unreadable(SqlTokens.of(sql))
                .or(() -> Qualifiers.foreign(sql).map(ScriptRules::elsewhere))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Run(!ALONE.matcher(head.text()).matches()));
    }

    /** What no catalog that every user may read tells back, so that nobody would see it change. */
    private static Optional<String> unreadable(List<Token> tokens) {
        for (int at = 0; at < tokens.size(); at++) {
            var token = tokens.get(at);
            var next = at + 1 < tokens.size() ? tokens.get(at + 1) : token;
            if (token.is("BACKUP") && next.is("NO")) {
                return Optional.of(
                        "BACKUP NO cannot be read back from the catalog, and RA3 nodes and Serverless ignore it; take it out");
            }
            if (token.is("COLLATE") && !next.is("CASE_SENSITIVE")) {
                return Optional.of(
                        "a column's collation cannot be read back from the catalog; make it that of the database");
            }
            if (token.is("NONATOMIC")) {
                return Optional.of(
                        "NONATOMIC cannot be read back from the catalog; take it out, or keep the procedure elsewhere");
            }
            if (token.is("APPEND") && tokens.getFirst().is("ALTER")) {
                return Optional.of("APPEND is about rows, and a desired state about structure");
            }
        }
        return has(tokens, "PROCEDURE") && has(tokens, "SET")
                ? Optional.of(
                        "a setting of a procedure cannot be read back from the catalog; write it into the body")
                : Optional.empty();
    }

    private static boolean has(List<Token> tokens, String word) {
        return tokens.stream().anyMatch(token -> token.is(word));
    }

    private static String elsewhere(String schema) {
        return "it names the schema %s; a desired state is for every tenant's schema, so write names without one, or ${schema} in a late-binding view"
                .formatted(schema);
    }

    private static String refusal(StatementHead head) {
        if (head.startsWith("CREATE SCHEMA")) {
            return "CREATE SCHEMA cannot be part of a desired state, which is loaded into a schema that is there; take the statement out";
        }
        if (head.startsWith("CREATE EXTERNAL") || head.startsWith("CREATE LIBRARY")) {
            return "%s makes something that is not the schema's own; take it out"
                    .formatted(head.kind());
        }
        if (head.startsWith("SET SEARCH_PATH")) {
            return "the search path is each tenant's schema; take the statement out";
        }
        return "%s cannot be part of a desired state, which is made of CREATE, ALTER, DROP and COMMENT ON for tables, views, functions and procedures"
                .formatted(head.kind());
    }

    private static String firstLine(String sql) {
        return sql.lines().findFirst().orElse(sql);
    }
}
