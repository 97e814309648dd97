package io.flotilla.orchestrator.target;

import java.util.ArrayList;
import java.util.List;

/** The fleet as the map's script reads it: per group, three lists of equal length. */
record FleetMap(List<Group> groups) {

    /**
     * @param states one letter a target: the first of its state, but {@code r} for unreadable
     */
    record Group(String name, List<Long> ids, List<String> tenants, String states) {}

    /** From cells in the order of their groups. */
    static FleetMap of(List<FleetDao.Cell> cells) {
        var groups = new ArrayList<Group>();
        for (var from = 0; from < cells.size(); ) {
            var name = cells.get(from).inGroup();
            var to = from;
            while (to < cells.size() && cells.get(to).inGroup().equals(name)) {
                to++;
            }
            groups.add(group(name, cells.subList(from, to)));
            from = to;
        }
        return new FleetMap(groups);
    }

    private static Group group(String name, List<FleetDao.Cell> cells) {
        var states = new StringBuilder(cells.size());
        cells.forEach(cell -> states.append(code(cell.state())));
        return new Group(
                name,
                cells.stream().map(FleetDao.Cell::id).toList(),
                cells.stream().map(FleetDao.Cell::tenant).toList(),
                states.toString());
    }

    private static char code(String state) {
        return state.equals("unreadable") ? 'r' : state.charAt(0);
    }
}
