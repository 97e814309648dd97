package io.flotilla.registry.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flotilla.registry.testing.ControlDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SelectorKeysTest {

    @RegisterExtension static final ControlDatabase CONTROL = new ControlDatabase();

    @Test
    void namesTheNearestKeyInUse() {
        CONTROL.fill(CONTROL.register("one"), 10);

        var unknown = unknown("tier=free,regoin=eu");

        assertThat(unknown.key()).isEqualTo("regoin");
        assertThat(unknown.nearest()).isEqualTo("region");
        assertThat(unknown).hasMessage("no target has the label 'regoin'; did you mean 'region'?");
        assertThat(unknown("!tennant").nearest()).isEqualTo("tenant");
        assertThat(unknown("completely-else").nearest()).isNull();
    }

    @Test
    void takesFieldsAndLabelsOfAnyTarget() {
        CONTROL.fill(CONTROL.register("one"), 10);

        assertThatCode(
                        () ->
                                new SelectorKeys(CONTROL.jdbi())
                                        .check(
                                                Selector.parse(
                                                        "tenant,schema,database,status,tier,!region,shard!=3")))
                .doesNotThrowAnyException();
    }

    @Test
    void answersQuicklyForALargeFleet() {
        CONTROL.fill(CONTROL.register("one"), 50_000);
        unknown("shart=7");

        var start = System.nanoTime();
        assertThat(unknown("shart=7").nearest()).isEqualTo("shard");
        var took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }

    private static UnknownSelectorKey unknown(String selector) {
        return catchThrowableOfType(
                UnknownSelectorKey.class,
                () -> new SelectorKeys(CONTROL.jdbi()).check(Selector.parse(selector)));
    }
}
