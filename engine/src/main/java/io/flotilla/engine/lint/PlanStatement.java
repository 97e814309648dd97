package io.flotilla.engine.lint;

import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectName.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a plan as rules look at it. {@code words} is its SQL without comments and texts,
 * in upper case, blanks as one space; {@code table} is the one it is about, as far as it says so;
 * {@code existing} is false for a table that the plan makes itself.
 */
public record PlanStatement(
        int number, Statement statement, String words, @Nullable String table, boolean existing) {

    private static final Pattern UNSAID =
            Pattern.compile("--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*+'|\\s+", Pattern.DOTALL);

    private static final String NAME =
            "([\\p{L}_][\\p{L}\\p{N}_$]*|\"(?:[^\"]|\"\")++\"|`(?:[^`]|``)++`)";

    private static final Pattern TABLE =
            pattern(
                    "(?:ALTER TABLE|CREATE (?:UNLOGGED )?TABLE|DROP TABLE|UPDATE|DELETE FROM|INSERT INTO|TRUNCATE(?: TABLE)?|"
                            + "CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?(?:IF NOT EXISTS )?(?:\\S+ )?ON)"
                            + " (?:IF (?:NOT )?EXISTS )?(?:ONLY )?");

    private static final Pattern MADE = pattern("CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?");

    private static final Pattern INDEX =
            pattern("CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?(?:IF NOT EXISTS )?(?!ON\\b)");

    private static final Pattern CONSTRAINT = pattern("ALTER TABLE .* ADD CONSTRAINT ");

    public static List<PlanStatement> of(Plan plan) {
        var made = new HashSet<String>();
        var statements = new ArrayList<PlanStatement>();
        for (var statement : plan.statements()) {
            var sql = UNSAID.matcher(statement.sql()).replaceAll(PlanStatement::said).strip();
            var table = first(TABLE, sql);
            if (first(MADE, sql) != null) {
                made.add(Objects.requireNonNull(table));
            }
            statements.add(
                    new PlanStatement(
                            statements.size() + 1,
                            statement,
                            sql.toUpperCase(Locale.ROOT),
                            table == null ? hazardous(statement) : table,
                            table == null || !made.contains(table)));
        }
        return statements;
    }

    private static String said(MatchResult unsaid) {
        return unsaid.group().startsWith("'") ? "''" : " ";
    }

    /** Whether the words have the pattern in them. */
    public boolean has(Pattern pattern) {
        return pattern.matcher(words).find();
    }

    public boolean hazards(Hazard.Kind kind) {
        return hazards().anyMatch(hazard -> hazard.kind() == kind);
    }

    public Stream<Hazard> hazards() {
        return statement.hazards().stream();
    }

    /** The index or constraint it makes, else its table, else the statement itself. */
    public ObjectName object() {
        var sql = UNSAID.matcher(statement.sql()).replaceAll(PlanStatement::said).strip();
        if (table == null) {
            return ObjectName.relation("statement " + number);
        }
        var index = first(INDEX, sql);
        if (index != null) {
            return ObjectName.part(Kind.INDEX, table, index);
        }
        var constraint = first(CONSTRAINT, sql);
        return constraint == null
                ? ObjectName.relation(table)
                : ObjectName.part(Kind.CONSTRAINT, table, constraint);
    }

    /** How messages begin: which statement it is. */
    public String label() {
        return table == null
                ? "statement %d".formatted(number)
                : "statement %d, on %s,".formatted(number, table);
    }

    private static @Nullable String hazardous(Statement statement) {
        return statement.hazards().stream()
                .map(Hazard::table)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String first(Pattern pattern, String sql) {
        var matcher = pattern.matcher(sql);
        return matcher.lookingAt() ? plain(matcher.group(1)) : null;
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(words + NAME, Pattern.CASE_INSENSITIVE);
    }

    private static String plain(String name) {
        var quote = name.substring(0, 1);
        return quote.equals("\"") || quote.equals("`")
                ? name.substring(1, name.length() - 1).replace(quote + quote, quote)
                : name.toLowerCase(Locale.ROOT);
    }
}
