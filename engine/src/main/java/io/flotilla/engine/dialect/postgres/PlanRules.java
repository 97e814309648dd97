package io.flotilla.engine.dialect.postgres;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.postgresql.core.Parser;

/** What a plan's statement may be: an allow-list by kind, everything else refused by name. */
final class PlanRules {

    private static final Set<String> TRANSACTION =
            Set.of(
                    "BEGIN",
                    "START",
                    "COMMIT",
                    "END",
                    "ROLLBACK",
                    "ABORT",
                    "SAVEPOINT",
                    "RELEASE",
                    "PREPARE");

    private static final Set<String> SETTING = Set.of("SET", "RESET", "DISCARD");

    private static final Set<String> STRUCTURE =
            Set.of("CREATE", "ALTER", "DROP", "COMMENT", "GRANT", "REVOKE", "REINDEX");

    /** Things that are not of one schema. */
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "DATABASE",
                    "ROLE",
                    "USER",
                    "GROUP",
                    "TABLESPACE",
                    "SYSTEM",
                    "SCHEMA",
                    "EXTENSION",
                    "EVENT",
                    "LANGUAGE",
                    "SERVER",
                    "SUBSCRIPTION",
                    "PUBLICATION",
                    "LARGE",
                    "ACCESS",
                    "OWNED",
                    "DEFAULT",
                    "TEMP",
                    "TEMPORARY");

    private static final Set<String> FILLERS =
            Set.of("OR", "REPLACE", "TRUSTED", "PROCEDURAL", "LOCAL", "GLOBAL", "ON");

    private static final Pattern LEAVES =
            Pattern.compile(
                    "ALTER\\s[^']*\\s(OWNER\\s+TO|SET\\s+SCHEMA)\\s.*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private PlanRules() {}

    static Optional<String> refusal(String sql) {
        var head = StatementHead.of(sql);
        if (head.words().isEmpty()) {
            return Optional.of("it is no SQL statement");
        }
        var problem = ofKind(head);
        if (!problem.isEmpty()) {
            return Optional.of(problem);
        }
        var parts = count(sql);
        if (parts != 1) {
            return Optional.of(
                    "it is %d statements; give each one an entry of its own".formatted(parts));
        }
        return NamedSchemas.find(head.text()).stream()
                .findFirst()
                .map(
                        schema ->
                                "it names the schema %s; a plan is for every tenant's schema, so write names without one"
                                        .formatted(schema));
    }

    private static String ofKind(StatementHead head) {
        var first = head.words().getFirst();
        if (TRANSACTION.contains(first)) {
            return "%s is not a plan's to say: statements share a transaction unless they are marked transactional: false"
                    .formatted(head.kind());
        }
        var sets =
                PostgresText.names(head.text()).stream().anyMatch("set_config"::equalsIgnoreCase);
        if (SETTING.contains(first) || (PostgresStatementReader.isAboutRows(head) && sets)) {
            return "%s would change the session, and with it where the next statements run; take it out"
                    .formatted(sets ? "set_config" : head.kind());
        }
        if (STRUCTURE.contains(first)) {
            return ofStructure(head);
        }
        if (PostgresStatementReader.isAboutRows(head)) {
            return "";
        }
        return switch (first) {
            case "TRUNCATE" ->
                    "TRUNCATE locks out every reader and cannot be resumed; write DELETE, in batches where there are many rows";
            case "DO", "CALL" ->
                    "%s runs code that nobody can read from here; write its statements one by one"
                            .formatted(first);
            default ->
                    "%s cannot be part of a plan, which is made of CREATE, ALTER, DROP, COMMENT, GRANT and REVOKE, and of INSERT, UPDATE, DELETE, MERGE and SELECT for rows"
                            .formatted(head.kind());
        };
    }

    private static String ofStructure(StatementHead head) {
        var object =
                head.words().stream()
                        .skip(1)
                        .filter(word -> !FILLERS.contains(word))
                        .findFirst()
                        .orElse("");
        var data =
                head.words().size() > 2
                        && head.words().subList(1, 3).equals(List.of("FOREIGN", "DATA"));
        if ((ELSEWHERE.contains(object) || data) && !isGrant(head)) {
            return "%s is not of one tenant's schema; take it out".formatted(head.kind());
        }
        return LEAVES.matcher(head.text()).matches()
                ? "a change of owner or schema would take the object away from the tenant; take it out"
                : "";
    }

    /** After GRANT comes a privilege or a role. */
    private static boolean isGrant(StatementHead head) {
        return head.startsWith("GRANT") || head.startsWith("REVOKE");
    }

    private static int count(String sql) {
        try {
            return (int)
                    Parser.parseJdbcSql(sql, true, false, true, false, false).stream()
                            .filter(query -> !StatementHead.of(query.nativeSql).isEmpty())
                            .count();
        } catch (java.sql.SQLException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
