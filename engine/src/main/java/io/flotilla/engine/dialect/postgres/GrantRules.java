package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.dialect.ScriptReader.Verdict;
import io.flotilla.engine.dialect.postgres.SqlTokens.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Which statements about privileges may be part of a desired state. */
final class GrantRules {

    /** What can be granted on and does not live in a schema, by the first word after ON. */
    private static final Set<String> ELSEWHERE =
            Set.of("DATABASE", "SCHEMA", "FOREIGN", "LANGUAGE", "LARGE", "TABLESPACE", "PARAMETER");

    private GrantRules() {}

    static boolean isAboutPrivileges(StatementHead head) {
        return head.startsWith("GRANT")
                || head.startsWith("REVOKE")
                || head.startsWith("ALTER DEFAULT PRIVILEGES");
    }

    /**
     * @param owners the roles that the script makes owners of something
     */
    static Verdict judge(
            StatementHead head, String sql, Privileges privileges, Set<String> owners) {
        return switch (privileges) {
            case IGNORED ->
                    new Verdict.LeaveOut(
                            "%s is left out: privileges are not managed; say `privileges: managed` in flotilla.yaml to have them planned"
                                    .formatted(head.words().getFirst()));
            case MANAGED -> managed(head, SqlTokens.of(sql), owners);
        };
    }

    private static Verdict managed(StatementHead head, List<Token> tokens, Set<String> owners) {
        if (head.startsWith("ALTER")) {
            return new Verdict.Refuse(
                    "ALTER DEFAULT PRIVILEGES changes what later statements make, here and in every other schema; write GRANT and REVOKE for each object instead");
        }
        var on = place(tokens, "ON");
        if (on < 0) {
            return new Verdict.LeaveOut(
                    "%s is left out: who is a member of which role is the server's, not the schema's"
                            .formatted(head.words().getFirst()));
        }
        if (ELSEWHERE.stream().anyMatch(tokens.get(on + 1)::is)) {
            return new Verdict.LeaveOut(
                    "%s ON %s is left out: it is about nothing that lives in the schema"
                            .formatted(
                                    head.words().getFirst(),
                                    tokens.get(on + 1).name().toUpperCase(Locale.ROOT)));
        }
        if (tokens.get(on + 1).is("ALL")) {
            return new Verdict.Refuse(
                    "it names a schema; a desired state is for every tenant's schema, so name each object without one");
        }
        if (qualifies(tokens.subList(on, tokens.size()))) {
            return new Verdict.Refuse(
                    "it names the schema of an object; a desired state is for every tenant's schema, so write names without one");
        }
        return tokens.stream()
                .skip(place(tokens, head.startsWith("GRANT") ? "TO" : "FROM") + 1L)
                .filter(token -> token.isName() && owners.contains(token.name()))
                .findFirst()
                .<Verdict>map(GrantRules::ofAnOwner)
                .orElseGet(() -> new Verdict.Run(true));
    }

    private static Verdict ofAnOwner(Token role) {
        return new Verdict.Refuse(
                "the script makes %s an owner, and owners differ by tenant: take the statement out, since an owner may do everything, or write CURRENT_USER for the owner"
                        .formatted(role.text()));
    }

    /** Types of a routine's arguments may be of another schema. */
    private static boolean qualifies(List<Token> tokens) {
        var depth = 0;
        for (var token : tokens) {
            depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
            if (depth == 0 && token.is('.')) {
                return true;
            }
        }
        return false;
    }

    private static int place(List<Token> tokens, String word) {
        return IntStream.range(0, tokens.size() - 1)
                .filter(i -> tokens.get(i).is(word))
                .findFirst()
                .orElse(-1);
    }
}
