package io.flotilla.engine.dialect.mysql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the columns of a table have to go, moving as few as can be: the longest run of columns that
 * are in the wanted order already stays.
 */
final class ColumnPlaces {

    private final List<String> wanted;
    private final Set<String> staying;

    /**
     * @param kept the columns that are there and stay in the table, in their order
     * @param wanted all columns in the order they are to have
     */
    ColumnPlaces(List<String> kept, List<String> wanted) {
        this.wanted = List.copyOf(wanted);
        this.staying = longestRun(kept.stream().mapToInt(wanted::indexOf).toArray());
    }

    boolean stays(String column) {
        return staying.contains(column);
    }

    /** Empty where it comes last anyway. */
    String clause(String column) {
        var at = wanted.indexOf(column);
        var isLast = wanted.subList(at, wanted.size()).stream().noneMatch(this::stays);
        if (isLast && !stays(column)) {
            return "";
        }
        return at == 0 ? " FIRST" : " AFTER " + Identifiers.quoted(wanted.get(at - 1));
    }

    private Set<String> longestRun(int[] places) {
        var length = new int[places.length];
        var before = new int[places.length];
        var best = -1;
        for (var i = 0; i < places.length; i++) {
            length[i] = 1;
            before[i] = -1;
            for (var j = 0; j < i; j++) {
                if (places[j] < places[i] && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    before[i] = j;
                }
            }
            if (best < 0 || length[i] > length[best]) {
                best = i;
            }
        }
        var run = new ArrayList<String>();
        for (var i = best; i >= 0; i = before[i]) {
            run.add(wanted.get(places[i]));
        }
        return new HashSet<>(run);
    }
}
