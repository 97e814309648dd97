package io.flotilla.engine.conformance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the judge's question says of one schema, a line each. */
record Facts(SortedSet<String> lines) {

    private static final Pattern ALL_SCHEMAS =
            Pattern.compile("where nspname !~ '\\^pg_' and nspname ?<> ?'information_schema'\\)");

    /**
     * Of the cluster, or of the schema itself and not of what is in it; owners, which no desired
     * state says anything of; and the schemas that the engine keeps its own things in.
     */
    private static final Pattern ELSEWHERE =
            Pattern.compile(
                    "(?:role|owner)\t.*|(?:grant|comment)\tschema .*|[a-z-]+\t(?:schema )?_?flotilla.*|comment\t.* _?flotilla.*");

    /** Narrows the question to one schema; what is of the database as a whole stays in. */
    static String within(String question, String schema) {
        var all = ALL_SCHEMAS.matcher(question);
        if (!all.find()) {
            throw new IllegalArgumentException("the question does not list schemas as expected");
        }
        return withoutUsualGrants(all.replaceFirst("where nspname = '%s')".formatted(schema)));
    }

    /**
     * A list of grants that says what no list says means the same, and there is no way back from it
     * to none: nothing makes {@code pg_class.relacl} and its like NULL again. pg_dump tells them
     * apart as little.
     */
    private static String withoutUsualGrants(String question) {
        return question.replace(
                        "relacl is not null",
                        unusual(
                                "relacl",
                                "(case relkind when 'S' then 's' else 'r' end)::\"char\"",
                                "relowner"))
                .replace("proacl is not null", unusual("proacl", "'f'", "proowner"))
                .replace("typacl is not null", unusual("typacl", "'T'", "typowner"));
    }

    private static String unusual(String acl, String kind, String owner) {
        return "%1$s is not null and array(select unnest(%1$s)::text order by 1) <> array(select unnest(acldefault(%2$s, %3$s))::text order by 1)"
                .formatted(acl, kind, owner);
    }

    static Facts read(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (var rows = statement.executeQuery(question)) {
                var lines = new TreeSet<String>();
                while (rows.next()) {
                    var line =
                            "%s\t%s\t%s"
                                    .formatted(
                                            rows.getString(1),
                                            rows.getString(2),
                                            rows.getString(3));
                    if (!ELSEWHERE.matcher(line).matches()) {
                        lines.add(line);
                    }
                }
                return new Facts(lines);
            }
        }
    }

    /** What is here and not there, and the other way; empty where both are equal. */
    List<String> difference(Facts expected) {
        var difference = new ArrayList<String>();
        for (var line : lines) {
            if (!expected.lines.contains(line)) {
                difference.add("has " + line);
            }
        }
        for (var line : expected.lines) {
            if (!lines.contains(line)) {
                difference.add("lacks " + line);
            }
        }
        return difference;
    }
}
