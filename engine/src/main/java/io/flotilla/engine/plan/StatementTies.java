package io.flotilla.engine.plan;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.schema.Dependency;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectName.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which statements wait for which: an object is made or changed after what it needs, and is gone or
 * changed before what it needed goes.
 *
 * @param before for each statement what it waits for
 * @param after for each statement what waits for it
 */
record StatementTies(List<Map<Integer, Tie>> before, List<Set<Integer>> after) {

    /** Whether a statement fails, or might do as well, before the one that it waits for. */
    enum Tie {
        LOOSE,
        FIRM
    }

    /**
     * @param drafts in the order of their phases
     */
    static StatementTies of(List<Draft> drafts, List<Dependency> from, List<Dependency> to) {
        var tying = new Tying(drafts);
        tying.keepOrderPerObject();
        tying.wholeAroundParts();
        tying.makeBeforeUse();
        tying.releaseFirst(from);
        tying.provideFirst(to);
        return tying.ties;
    }

    private void add(int first, int then, Tie tie) {
        before.get(then).merge(first, tie, (had, now) -> had == Tie.FIRM ? had : now);
        after.get(first).add(then);
    }

    private static final class Tying {

        private final StatementTies ties = new StatementTies(new ArrayList<>(), new ArrayList<>());
        private final List<Draft> drafts;
        private final Map<ObjectName, Set<Integer>> creators;
        private final Map<ObjectName, Set<Integer>> alterers;
        private final Map<ObjectName, Set<Integer>> touchers;
        private final Map<ObjectName, Set<Integer>> droppers;

        Tying(List<Draft> drafts) {
            this.drafts = drafts;
            this.creators = index(draft -> draft.effect().creates());
            this.alterers = index(draft -> draft.effect().alters());
            this.touchers = index(draft -> draft.effect().touches());
            this.droppers = index(draft -> draft.effect().drops());
            drafts.forEach(
                    _ -> {
                        ties.before.add(new LinkedHashMap<>());
                        ties.after.add(new LinkedHashSet<>());
                    });
        }

        private Map<ObjectName, Set<Integer>> index(Function<Draft, Set<ObjectName>> names) {
            var index = new LinkedHashMap<ObjectName, Set<Integer>>();
            for (var i = 0; i < drafts.size(); i++) {
                for (var name : names.apply(drafts.get(i))) {
                    index.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(i);
                }
            }
            return index;
        }

        /**
         * What takes several statements takes them in the order of their phases. What is dropped
         * makes room for a new one of its name, unless it got another name for that.
         */
        void keepOrderPerObject() {
            var names = new LinkedHashSet<ObjectName>();
            Stream.of(creators, alterers, touchers, droppers)
                    .forEach(index -> names.addAll(index.keySet()));
            for (var name : names) {
                var gone = just(droppers, name);
                var others = new TreeSet<Integer>();
                Stream.of(creators, alterers, touchers)
                        .forEach(index -> others.addAll(just(index, name)));
                if (touchers.containsKey(name)) {
                    others.addAll(gone);
                }
                chain(others);
                chain(gone);
                if (!touchers.containsKey(name)) {
                    order(gone, just(creators, name), Tie.FIRM);
                }
            }
        }

        private void chain(Set<Integer> statements) {
            Integer previous = null;
            for (var next : statements) {
                if (previous != null) {
                    ties.add(previous, next, Tie.FIRM);
                }
                previous = next;
            }
        }

        /** A trigger comes after the view it is on, and goes before it. */
        void wholeAroundParts() {
            creators.forEach(
                    (name, made) -> {
                        if (name.part() != null) {
                            order(just(creators, name.whole()), made, Tie.FIRM);
                            order(just(droppers, name.whole()), made, Tie.FIRM);
                        }
                    });
            alterers.forEach(
                    (name, changed) -> {
                        if (name.part() != null) {
                            order(just(creators, name.whole()), changed, Tie.FIRM);
                        }
                    });
            droppers.forEach(
                    (name, gone) -> {
                        if (name.part() != null) {
                            order(gone, just(droppers, name.whole()), Tie.FIRM);
                        }
                    });
        }

        void makeBeforeUse() {
            for (var i = 0; i < drafts.size(); i++) {
                for (var name : drafts.get(i).effect().uses()) {
                    order(owners(creators, name), Set.of(i), Tie.FIRM);
                }
            }
        }

        void releaseFirst(List<Dependency> from) {
            for (var dependency : from) {
                var gone = owners(droppers, dependency.needed());
                var dropped = owners(droppers, dependency.dependent());
                order(dropped, gone, Tie.FIRM);
                order(dropped, owners(alterers, dependency.needed()), Tie.FIRM);
                if (isNamedByTypes(dependency.dependent())) {
                    order(dropped, just(touchers, dependency.needed()), Tie.FIRM);
                }
                if (dropped.isEmpty()) {
                    order(owners(alterers, dependency.dependent()), gone, Tie.FIRM);
                }
            }
        }

        /** What is dropped by a name in which the needed has its old one. */
        private static boolean isNamedByTypes(ObjectName name) {
            return name.kind() == Kind.ROUTINE || name.kind() == Kind.OPERATOR;
        }

        void provideFirst(List<Dependency> to) {
            for (var dependency : to) {
                for (var dependents :
                        List.of(
                                owners(creators, dependency.dependent()),
                                owners(alterers, dependency.dependent()))) {
                    order(owners(creators, dependency.needed()), dependents, Tie.FIRM);
                    order(owners(alterers, dependency.needed()), dependents, Tie.LOOSE);
                    order(just(touchers, dependency.needed()), dependents, Tie.LOOSE);
                }
            }
        }

        private static Set<Integer> just(Map<ObjectName, Set<Integer>> index, ObjectName name) {
            return index.getOrDefault(name, Set.of());
        }

        /** Who does it to the object itself, or else to the relation it is a part of. */
        private static Set<Integer> owners(Map<ObjectName, Set<Integer>> index, ObjectName name) {
            var own = index.get(name);
            return own != null ? own : just(index, name.whole());
        }

        /** Statements on both sides, which do both, keep the order they have. */
        private void order(Set<Integer> first, Set<Integer> then, Tie tie) {
            for (var one : first) {
                for (var other : then) {
                    if (!(first.contains(other) && then.contains(one))) {
                        ties.add(one, other, tie);
                    }
                }
            }
        }
    }
}
