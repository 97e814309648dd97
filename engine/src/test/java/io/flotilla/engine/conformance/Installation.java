package io.flotilla.engine.conformance;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An application's schema as its scripts make it, and the steps that led there: from each older
 * state to the next one.
 */
record Installation(String name, String newest, List<Step> steps) {

    /** From a state to a later one, both as whole scripts. */
    record Step(String name, String before, String after) {}

    /** Behind this statement of a script that grew over the years a version ends. */
    private static final Pattern VERSION_MARK =
            Pattern.compile(
                    "UPDATE\\s+\\w*version\\w*\\s+SET\\b.*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /**
     * Of the scripts, those that make a schema out of nothing, and the others as steps to it, at
     * most so many: to find a step out takes longer than to plan it.
     */
    static List<Installation> of(
            Map<Path, String> scripts, int mostUpgrades, Workplace workplace, Judge judge)
            throws SQLException {
        var installations = new ArrayList<Installation>();
        var upgrades = new ArrayList<Path>();
        for (var script : scripts.keySet()) {
            if (makesTables(workplace, scripts.get(script))) {
                installations.add(
                        new Installation(
                                script.toString(),
                                scripts.get(script),
                                versions(scripts.get(script))));
            } else {
                upgrades.add(script);
            }
        }
        upgrades.sort(Comparator.comparing(Installation::version).reversed());
        var grown = new ArrayList<Installation>();
        for (var one : installations) {
            var near =
                    upgrades.stream()
                            .filter(file -> file.startsWith(Path.of(one.name()).getName(0)))
                            .toList();
            grown.add(one.with(History.of(one, near, mostUpgrades, scripts, workplace, judge)));
        }
        return grown;
    }

    private Installation with(List<Step> more) {
        var all = new ArrayList<>(steps);
        all.addAll(more);
        return new Installation(name, newest, List.copyOf(all));
    }

    private static boolean makesTables(Workplace workplace, String sql) throws SQLException {
        try {
            workplace.clear();
            Load.leniently(workplace, sql);
            return !Rows.read(workplace.connection(), Workplace.TENANT).tables().isEmpty();
        } catch (Load.Failed e) {
            return false;
        }
    }

    private static List<Step> versions(String script) {
        var states = new ArrayList<String>();
        var state = new StringBuilder();
        for (var statement : Load.split(script)) {
            state.append(statement).append(";\n");
            if (VERSION_MARK.matcher(Undo.plain(statement)).matches()) {
                states.add(state + "COMMIT;\n");
            }
        }
        var steps = new ArrayList<Step>();
        for (var i = 1; i < states.size(); i++) {
            steps.add(new Step("version " + i, states.get(i - 1), states.get(i)));
        }
        if (states.size() > 2) {
            steps.add(new Step("all versions", states.getFirst(), states.getLast()));
        }
        return steps;
    }

    /** The name with its numbers padded, so that it sorts by version. */
    private static String version(Path file) {
        return DIGITS.matcher(file.toString().toLowerCase(Locale.ROOT))
                .replaceAll(
                        digits ->
                                "0".repeat(Math.max(0, 12 - digits.group().length()))
                                        + digits.group());
    }
}
