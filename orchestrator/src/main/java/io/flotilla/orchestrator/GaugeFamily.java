package io.flotilla.orchestrator;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gauges of one name whose labels come and go. One that stays is not replaced when its value
 * changes: a scrape in that moment would miss it. For any thread.
 */
public final class GaugeFamily {

    private final MultiGauge gauges;
    private final Map<Tags, AtomicReference<Number>> values = new HashMap<>();

    public GaugeFamily(MeterRegistry meters, String name, String description) {
        this.gauges = MultiGauge.builder(name).description(description).register(meters);
    }

    /** Shows these values and no others. */
    public synchronized void show(Map<Tags, ? extends Number> now) {
        values.keySet().retainAll(now.keySet());
        now.forEach(
                (tags, value) ->
                        values.computeIfAbsent(tags, _ -> new AtomicReference<>(value)).set(value));
        gauges.register(
                values.entrySet().stream().map(GaugeFamily::row).toList(), /* overwrite= */ false);
    }

    private static Row<AtomicReference<Number>> row(
            Map.Entry<Tags, AtomicReference<Number>> value) {
        return Row.of(value.getKey(), value.getValue(), it -> it.get().doubleValue());
    }
}
