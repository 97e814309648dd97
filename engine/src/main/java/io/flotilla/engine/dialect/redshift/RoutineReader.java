package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.redshift.SchemaReader.NotModelled;
import io.flotilla.engine.schema.Routine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Functions and procedures, written down as the statement that would make them:
 * https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_FUNCTION.html,
 * https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_PROCEDURE.html.
 */
final class RoutineReader {

    private static final Set<String> LANGUAGES = Set.of("sql", "plpgsql", "plpythonu");

    private final Map<String, String> types;

    RoutineReader(List<Row> types) {
        this.types =
                types.stream()
                        .collect(
                                Collectors.toMap(
                                        row -> row.text("typid"),
                                        row -> row.text("name"),
                                        (one, _) -> one));
    }

    Routine read(Row row) {
        var name = row.text("proname");
        var signature = "%s(%s)".formatted(Names.quoted(name), row.text("inputs"));
        var language = row.text("lanname");
        if (!LANGUAGES.contains(language)) {
            throw new NotModelled("%s, in the language %s".formatted(signature, language));
        }
        return switch (row.text("prokind")) {
            case "f" ->
                    routine(
                            Routine.Kind.FUNCTION,
                            signature,
                            row,
                            "RETURNS %s\n%s\n".formatted(row.text("result"), volatility(row)));
            case "p" -> routine(Routine.Kind.PROCEDURE, signature, row, "");
            default ->
                    throw new NotModelled(
                            "%s, a routine of kind %s".formatted(signature, row.text("prokind")));
        };
    }

    private Routine routine(Routine.Kind kind, String signature, Row row, String middle) {
        var body = row.text("prosrc");
        var quote = body.contains("$$") ? "$flotilla$" : "$$";
        var definition =
                "CREATE OR REPLACE %s %s(%s)\n%sAS %s%s%s LANGUAGE %s%s"
                        .formatted(
                                kind.name(),
                                Names.quoted(row.text("proname")),
                                String.join(", ", arguments(row)),
                                middle,
                                quote,
                                body,
                                quote,
                                row.text("lanname"),
                                row.flag("prosecdef") ? " SECURITY DEFINER" : "");
        return new Routine(
                kind, signature, inputNames(row), 0, row.text("result"), definition, null);
    }

    private static String volatility(Row row) {
        return switch (row.text("provolatile")) {
            case "i" -> "IMMUTABLE";
            case "s" -> "STABLE";
            default -> "VOLATILE";
        };
    }

    /** Where all go in, the catalog has neither modes nor the list of all types. */
    private List<String> arguments(Row row) {
        var modes = row.list("modes");
        var names = row.list("names");
        var inputs = row.text("inputs");
        var all =
                modes.isEmpty()
                        ? inputs.isEmpty() ? List.<String>of() : List.of(inputs.split(", "))
                        : row.list("types").stream().map(this::type).toList();
        var arguments = new ArrayList<String>();
        for (int i = 0; i < all.size(); i++) {
            var parts = new ArrayList<String>();
            if (i < names.size() && !names.get(i).isEmpty()) {
                parts.add(Names.quoted(names.get(i)));
            }
            if (i < modes.size() && !modes.get(i).equals("i")) {
                parts.add(modes.get(i).equals("o") ? "OUT" : "INOUT");
            }
            parts.add(all.get(i));
            arguments.add(String.join(" ", parts));
        }
        return arguments;
    }

    private String type(String number) {
        var name = types.get(number);
        if (name == null) {
            throw new NotModelled(
                    String.format(Locale.ROOT, "a routine with an argument of type %s", number));
        }
        return name;
    }

    private static List<String> inputNames(Row row) {
        var modes = row.list("modes");
        var names = row.list("names");
        var inputs = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            if (i >= modes.size() || !modes.get(i).equals("o")) {
                inputs.add(names.get(i));
            }
        }
        return inputs;
    }
}
