package io.flotilla.engine.bench;

import static java.util.stream.Collectors.summingLong;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** How full the heap was at most, garbage included. */
final class HeapPeak {

    private HeapPeak() {}

    static void reset() {
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    static long mebibytes() {
        return pools().stream().collect(summingLong(pool -> pool.getPeakUsage().getUsed()))
                / (1 << 20);
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
