package io.flotilla.orchestrator.preflight;

import io.quarkus.qute.TemplateExtension;

/** How preflights are written on the console's pages. */
@TemplateExtension
class PreflightShown {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private PreflightShown() {}

    /** Bytes as {@code 512 B} or {@code 1.5 GiB}. */
    static String asSize(Long bytes) {
        var amount = (double) bytes;
        var unit = 0;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return unit == 0 ? "%d B".formatted(bytes) : "%.1f %s".formatted(amount, UNITS[unit]);
    }

    /** Milliseconds as {@code 12 ms} or {@code 3.4 s}. */
    static String asMillis(Double millis) {
        return millis < 1000 ? "%.0f ms".formatted(millis) : "%.1f s".formatted(millis / 1000);
    }

    static double total(PreflightReport.RehearsedTarget target) {
        return target.millis().stream().mapToDouble(it -> it).sum();
    }

    /** What the estimate is taken from. */
    static String inWords(PreflightReport.Estimate estimate) {
        return switch (estimate.basis()) {
            case "rehearsal" -> "from the rehearsal";
            case "plan" -> "from earlier attempts of these plans";
            case "history" -> "from earlier attempts of any plan";
            default -> estimate.basis();
        };
    }
}
