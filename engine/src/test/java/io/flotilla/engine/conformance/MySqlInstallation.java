package io.flotilla.engine.conformance;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An application's schema as its script makes it, and steps on the way there: between the versions
 * that the script marks, and those of upgrade scripts, from what the newest state is without what
 * such a script adds. The longest step is the last.
 */
record MySqlInstallation(String name, List<String> statements, List<Step> steps) {

    /** From a state to another, both as whole scripts. */
    record Step(String name, List<String> before, List<String> after) {}

    private static final Pattern VERSION_MARK =
            Pattern.compile("(?is)UPDATE\\s+\\w*version\\w*\\s+SET\\b.*");

    private static final Pattern ALTER =
            Pattern.compile("(?is)ALTER\\s+TABLE\\s+(`?\\w+`?)\\s+(.*)");

    private static final Pattern MAKES =
            Pattern.compile("(?is)CREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(`?\\w+`?).*");

    private static final Pattern MAKES_INDEX =
            Pattern.compile(
                    "(?is)CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+(`?\\w+`?)\\s+ON\\s+(`?\\w+`?).*");

    private static final Pattern ADDS_KEY =
            Pattern.compile("(?is)ADD\\s+(?:UNIQUE\\s+)?(?:INDEX|KEY)\\s+(?!\\()(`?\\w+`?).*");

    private static final Pattern ADDS_COLUMN =
            Pattern.compile(
                    "(?is)ADD\\s+(?:COLUMN\\s+)?(?!INDEX|KEY|UNIQUE|CONSTRAINT|FOREIGN|PRIMARY)(`?\\w+`?)\\s.*");

    /**
     * @param withUpgrades whether upgrade scripts are tried too, which takes a minute or more
     */
    static List<MySqlInstallation> of(
            Map<Path, String> scripts, MySqlPlace place, boolean withUpgrades) throws SQLException {
        var installations = new ArrayList<MySqlInstallation>();
        var upgrades = new ArrayList<Path>();
        for (var script : scripts.entrySet()) {
            var statements = MySqlApplicationsTest.split(script.getValue());
            place.clear();
            if (place.takes(statements) && !place.isEmpty()) {
                installations.add(
                        new MySqlInstallation(
                                script.getKey().toString(), statements, versions(statements)));
            } else if (withUpgrades) {
                upgrades.add(script.getKey());
            }
        }
        var all = new ArrayList<MySqlInstallation>();
        for (var one : installations) {
            var steps = new ArrayList<Step>();
            for (var file : upgrades) {
                if (file.startsWith(Path.of(one.name).getName(0))) {
                    steps.addAll(
                            step(
                                    file.getFileName().toString(),
                                    one.statements,
                                    MySqlApplicationsTest.split(scripts.get(file)),
                                    place));
                }
            }
            steps.addAll(one.steps);
            all.add(new MySqlInstallation(one.name, one.statements, List.copyOf(steps)));
        }
        return all;
    }

    private static List<Step> versions(List<String> statements) {
        var states = new ArrayList<List<String>>();
        for (var i = 0; i < statements.size(); i++) {
            if (VERSION_MARK.matcher(statements.get(i)).matches()) {
                states.add(statements.subList(0, i + 1));
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

    /** None where the script cannot be run on what is left without it, or does nothing there. */
    private static List<Step> step(
            String name, List<String> newest, List<String> upgrade, MySqlPlace place)
            throws SQLException {
        place.clear();
        place.run(newest);
        var before = new ArrayList<>(newest);
        for (var undo : upgrade.reversed().stream().flatMap(MySqlInstallation::undo).toList()) {
            if (place.takes(List.of(undo))) {
                before.add(undo);
            }
        }
        var start = MySqlApplicationsTest.inspect(place);
        var steps = new ArrayList<Step>();
        if (place.takes(upgrade) && !MySqlApplicationsTest.inspect(place).equals(start)) {
            var after = Stream.concat(before.stream(), upgrade.stream()).toList();
            steps.add(new Step(name, List.copyOf(before), after));
        }
        return steps;
    }

    /** Takes back what a statement adds, in the plain cases. */
    private static Stream<String> undo(String sql) {
        var makes = MAKES.matcher(sql);
        if (makes.matches()) {
            return Stream.of("DROP TABLE " + makes.group(1));
        }
        var index = MAKES_INDEX.matcher(sql);
        if (index.matches()) {
            return Stream.of("DROP INDEX %s ON %s".formatted(index.group(1), index.group(2)));
        }
        var alter = ALTER.matcher(sql);
        if (!alter.matches()) {
            return Stream.of();
        }
        var undone = new ArrayList<String>();
        for (var part : alter.group(2).split(",\\s*(?=ADD\\b|DROP\\b|MODIFY\\b|CHANGE\\b)")) {
            var key = ADDS_KEY.matcher(part.strip());
            var column = ADDS_COLUMN.matcher(part.strip());
            if (key.matches()) {
                undone.add("ALTER TABLE %s DROP KEY %s".formatted(alter.group(1), key.group(1)));
            } else if (column.matches()) {
                undone.add(
                        "ALTER TABLE %s DROP COLUMN %s".formatted(alter.group(1), column.group(1)));
            }
        }
        return undone.reversed().stream();
    }
}
