package io.flotilla.orchestrator.rollout.spec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** A part of a whole, from 0% to 100%, with at most two decimals. */
public record Percentage(BigDecimal value) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?) ?%");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Empty if the text is not a percentage such as {@code 10%} or {@code 0.5%}. */
    static Optional<Percentage> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new BigDecimal(matcher.group(1)))
                        .filter(value -> value.compareTo(HUNDRED) <= 0)
                        .map(Percentage::new)
                : Optional.empty();
    }

    int roundedUp(int whole) {
        return of(whole, RoundingMode.CEILING);
    }

    int roundedDown(int whole) {
        return of(whole, RoundingMode.FLOOR);
    }

    private int of(int whole, RoundingMode rounding) {
        return value.multiply(BigDecimal.valueOf(whole)).divide(HUNDRED, 0, rounding).intValue();
    }

    @Override
    public String toString() {
        return value.toPlainString() + "%";
    }
}
