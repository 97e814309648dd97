package io.flotilla.engine.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes back what an upgrade script adds, so that the state before it can be had from the one
 * after. It knows only the plain cases; whoever uses it must see for himself whether the script
 * leads back.
 */
final class Undo {

    private static final String NAME = "(\"[^\"]+\"|[\\w.]+)";

    private record Rule(Pattern added, String undo) {
        static Rule of(String added, String undo) {
            return new Rule(
                    Pattern.compile(
                            added.replace(" ", "\\s+").replace("NAME", NAME),
                            Pattern.CASE_INSENSITIVE | Pattern.DOTALL),
                    undo);
        }
    }

    private static final List<Rule> RULES =
            List.of(
                    Rule.of("CREATE TABLE (?:IF NOT EXISTS )?NAME.*", "DROP TABLE $1 CASCADE"),
                    Rule.of(
                            "CREATE SEQUENCE (?:IF NOT EXISTS )?NAME.*",
                            "DROP SEQUENCE IF EXISTS $1"),
                    Rule.of("CREATE TYPE NAME .*", "DROP TYPE $1 CASCADE"),
                    Rule.of("CREATE(?: OR REPLACE)? VIEW NAME .*", "DROP VIEW $1"),
                    Rule.of(
                            "CREATE(?: UNIQUE)? INDEX (?:CONCURRENTLY )?(?:IF NOT EXISTS )?NAME ON .*",
                            "DROP INDEX IF EXISTS $1"));

    private static final Pattern ALTER =
            Pattern.compile(
                    "ALTER\\s+TABLE\\s+(?:ONLY\\s+)?(?:IF\\s+EXISTS\\s+)?" + NAME + "\\s+(.*)",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final List<Rule> ALTERATIONS =
            List.of(
                    Rule.of("ADD CONSTRAINT NAME.*", "DROP CONSTRAINT $1"),
                    Rule.of("ADD (?:COLUMN )?(?:IF NOT EXISTS )?NAME.*", "DROP COLUMN $1"),
                    Rule.of("DROP COLUMN (?:IF EXISTS )?NAME.*", "ADD COLUMN $1 integer"),
                    Rule.of("ALTER (?:COLUMN )?NAME DROP NOT NULL", "ALTER COLUMN $1 SET NOT NULL"),
                    Rule.of("ALTER (?:COLUMN )?NAME SET NOT NULL", "ALTER COLUMN $1 DROP NOT NULL"),
                    Rule.of(
                            "ALTER (?:COLUMN )?NAME SET DEFAULT .*",
                            "ALTER COLUMN $1 DROP DEFAULT"),
                    Rule.of("RENAME COLUMN NAME TO NAME", "RENAME COLUMN $2 TO $1"));

    private Undo() {}

    /** What takes the script back, last statement first. */
    static List<String> of(String script) {
        return Load.split(script).reversed().stream().flatMap(Undo::statement).toList();
    }

    private static Stream<String> statement(String statement) {
        var sql = plain(statement);
        var alter = ALTER.matcher(sql);
        if (!alter.matches()) {
            return apply(RULES, sql).stream();
        }
        return parts(alter.group(2)).reversed().stream()
                .flatMap(part -> apply(ALTERATIONS, part.strip()).stream())
                .map(undo -> "ALTER TABLE %s %s".formatted(alter.group(1), undo));
    }

    private static Optional<String> apply(List<Rule> rules, String sql) {
        for (var rule : rules) {
            var added = rule.added.matcher(sql);
            if (added.matches()) {
                return Optional.of(added.replaceFirst(rule.undo));
            }
        }
        return Optional.empty();
    }

    /** Without comments. */
    static String plain(String statement) {
        var text = new StringBuilder();
        SqlToken.list(statement)
                .forEach(token -> text.append(token.isSilent() ? " " : token.text()));
        return text.toString().strip();
    }

    /** Split at the commas that are in no parentheses. */
    private static List<String> parts(String actions) {
        var parts = new ArrayList<String>();
        var depth = 0;
        var part = new StringBuilder();
        for (var token : SqlToken.list(actions)) {
            depth += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
            if (depth == 0 && token.isSign(",")) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(token.text());
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
