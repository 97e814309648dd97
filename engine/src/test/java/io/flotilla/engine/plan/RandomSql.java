package io.flotilla.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** SQL in the making, and the dice that decide what it says. */
final class RandomSql {

    private final Random random;
    private final StringBuilder sql = new StringBuilder();

    RandomSql(Random random) {
        this.random = random;
    }

    void line(String statement) {
        sql.append(statement).append(";\n");
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** From zero on. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    /** A random part of the list, in its order. */
    <T> List<T> some(List<T> items, int atLeast) {
        var left = new ArrayList<>(items);
        var count = atLeast + random.nextInt(items.size() - atLeast + 1);
        while (left.size() > count) {
            left.remove(random.nextInt(left.size()));
        }
        return left;
    }

    static String plain(String name) {
        return name.replace("\"", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return sql.toString();
    }
}
