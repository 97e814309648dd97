package io.flotilla.engine.conformance;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The states before the newest, which packages do not ship: an upgrade script is taken back as far
 * as it can be, and what is left counts as its starting point if the script leads from there to
 * where it must.
 */
final class History {

    private final Workplace workplace;
    private final Judge judge;

    private History(Workplace workplace, Judge judge) {
        this.workplace = workplace;
        this.judge = judge;
    }

    /** Steps from the newest back, as far as {@code upgrades}, newest first, can be taken back. */
    static List<Installation.Step> of(
            Installation installation,
            List<Path> upgrades,
            int most,
            Map<Path, String> scripts,
            Workplace workplace,
            Judge judge)
            throws SQLException {
        var history = new History(workplace, judge);
        var steps = new ArrayList<Installation.Step>();
        var state = installation.newest();
        for (var file : upgrades) {
            if (steps.size() == most) {
                break;
            }
            var upgrade = scripts.get(file);
            var before = history.before(upgrade, state);
            if (!before.equals(state) && history.leads(before, upgrade, state)) {
                steps.add(new Installation.Step(String.valueOf(file.getFileName()), before, state));
                state = before;
            }
        }
        return steps;
    }

    private String before(String upgrade, String after) throws SQLException {
        try {
            workplace.clear();
            Load.leniently(workplace, after);
            var before = new StringBuilder(after);
            for (var undo : Undo.of(upgrade)) {
                if (works(undo)) {
                    before.append(";\n").append(undo);
                }
            }
            return before.toString();
        } catch (Load.Failed e) {
            return after;
        }
    }

    private boolean works(String statement) throws SQLException {
        try {
            Load.inOrder(workplace, statement);
            return true;
        } catch (Load.Failed e) {
            return false;
        }
    }

    private boolean leads(String before, String upgrade, String after) throws SQLException {
        try {
            workplace.clear();
            Load.leniently(workplace, after);
            var wanted = judge.look(workplace);
            workplace.clear();
            Load.leniently(workplace, before);
            var start = judge.look(workplace);
            Load.leniently(workplace, upgrade);
            return judge.look(workplace).equals(wanted) && !start.equals(wanted);
        } catch (Load.Failed e) {
            return false;
        }
    }
}
