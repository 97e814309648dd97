package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectName.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by its first words what a statement declares or alters. */
final class PostgresDeclarations {

    private static final String NAME = "([\\p{L}_][\\p{L}\\p{N}_$]*|\"(?:[^\"]|\"\")++\")";
    private static final String QUALIFIED = "(?:" + NAME + "\\s*\\.\\s*)?" + NAME;

    private static final Pattern CONSTRAINT =
            Pattern.compile("\\bADD\\s+CONSTRAINT\\s+" + NAME, Pattern.CASE_INSENSITIVE);

    private static final Pattern COLUMN =
            Pattern.compile(
                    "\\bADD\\s+(?:COLUMN\\s+)?(?:IF\\s+NOT\\s+EXISTS\\s+)?"
                            + "(?!(?:CONSTRAINT|PRIMARY|UNIQUE|CHECK|FOREIGN|EXCLUDE)\\b)"
                            + NAME,
                    Pattern.CASE_INSENSITIVE);

    private static final List<Form> FORMS =
            List.of(
                    named(
                            "CREATE (?:(?:GLOBAL|LOCAL|TEMP|TEMPORARY|UNLOGGED|FOREIGN) )*TABLE (?:IF NOT EXISTS )?",
                            ObjectName::relation),
                    named(
                            "CREATE (?:OR REPLACE )?(?:RECURSIVE |MATERIALIZED )?VIEW (?:IF NOT EXISTS )?",
                            ObjectName::relation),
                    named("CREATE SEQUENCE (?:IF NOT EXISTS )?", ObjectName::relation),
                    named("CREATE (?:TYPE|DOMAIN) ", ObjectName::type),
                    named(
                            "CREATE (?:OR REPLACE )?(?:FUNCTION|PROCEDURE|AGGREGATE) ",
                            name -> ObjectName.of(Kind.ROUTINE, name)),
                    part(
                            "CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?(?:IF NOT EXISTS )?",
                            " ON (?:ONLY )?",
                            Kind.INDEX),
                    part(
                            "CREATE (?:OR REPLACE )?(?:CONSTRAINT )?TRIGGER ",
                            " [^;]*? ON ",
                            Kind.TRIGGER),
                    part("CREATE POLICY ", " ON ", Kind.POLICY),
                    part("CREATE (?:OR REPLACE )?RULE ", " AS ON \\w+ TO ", Kind.RULE),
                    named(
                            "CREATE STATISTICS (?:IF NOT EXISTS )?",
                            name -> ObjectName.of(Kind.STATISTICS, name)),
                    named(
                            "CREATE COLLATION (?:IF NOT EXISTS )?",
                            name -> ObjectName.of(Kind.COLLATION, name)));

    private static final Pattern ALTERED =
            pattern("ALTER (?:FOREIGN )?TABLE (?:IF EXISTS )?(?:ONLY )?", QUALIFIED + "(.*)");

    private static final Pattern UNNAMED_INDEX =
            pattern("CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?ON (?:ONLY )?", QUALIFIED + ".*");

    private PostgresDeclarations() {}

    /** How a kind of statement begins, and what its names make. */
    private record Form(Pattern pattern, Function<Matcher, ObjectName> object) {}

    static List<ObjectName> of(String sql) {
        var altered = ALTERED.matcher(sql);
        if (altered.matches()) {
            return altered(plain(altered.group(2)), altered.group(3));
        }
        var index = UNNAMED_INDEX.matcher(sql);
        if (index.matches()) {
            return List.of(ObjectName.relation(plain(index.group(2))));
        }
        for (var form : FORMS) {
            var matcher = form.pattern.matcher(sql);
            if (matcher.matches()) {
                return List.of(form.object.apply(matcher));
            }
        }
        return List.of();
    }

    private static List<ObjectName> altered(String table, String actions) {
        var objects = new ArrayList<ObjectName>();
        var constraints = CONSTRAINT.matcher(actions);
        while (constraints.find()) {
            objects.add(ObjectName.part(Kind.CONSTRAINT, table, plain(constraints.group(1))));
        }
        var columns = COLUMN.matcher(actions);
        while (columns.find()) {
            objects.add(ObjectName.column(table, plain(columns.group(1))));
        }
        objects.add(ObjectName.relation(table));
        return objects;
    }

    private static Form named(String words, Function<String, ObjectName> object) {
        return new Form(
                pattern(words, QUALIFIED + ".*"), found -> object.apply(plain(found.group(2))));
    }

    private static Form part(String words, String between, Kind kind) {
        return new Form(
                pattern(words, NAME + between.replace(" ", "\\s+") + QUALIFIED + ".*"),
                found -> ObjectName.part(kind, plain(found.group(3)), plain(found.group(1))));
    }

    private static Pattern pattern(String words, String rest) {
        return Pattern.compile(
                words.replace(" ", "\\s+") + rest, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** As the server keeps it: quotes off, or folded to lower case. */
    private static String plain(String name) {
        return name.startsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name.toLowerCase(Locale.ROOT);
    }
}
