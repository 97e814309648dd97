package io.flotilla.registry.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flotilla.registry.target.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a=b|a=b",
                "a==b|a=b",
                "a!=b|a!=b",
                "a in (b)|a=b",
                "a in (x,y)|a in (x,y)",
                "a in (x,y,x)|a in (x,y)",
                "a notin ( x , y )|a notin (x,y)",
                "a notin(x)|a!=x",
                "a|a",
                "!a|!a",
                "! a , b|!a,b",
                "a=|a=",
                "a!=,b|a!=,b",
                "a in (,b)|a in (,b)",
                "a in (b,)|a in (b,)",
                "in in (in)|in=in",
                "notin|notin",
                "in,notin|in,notin",
                "tier in (free,pro),region=eu, !beta|tier in (free,pro),region=eu,!beta",
                "example.com/tier=a.b-c_d|example.com/tier=a.b-c_d",
                "tenant=Zoë|tenant=Zoë",
                "schema in (a$1,_b)|schema in (a$1,_b)",
                "status=quarantined|status=quarantined",
            })
    void parsesToItsShortestSpelling(String text, String shortest) {
        var selector = Selector.parse(text);

        assertThat(selector).hasToString(shortest);
        assertThat(Selector.parse(shortest)).isEqualTo(selector);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n\t"})
    void picksAllWhenEmpty(String text) {
        assertThat(Selector.parse(text)).isEqualTo(Selector.all());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a=b,|5|a label key, found the end",
                ",a|1|a label key, found ','",
                "a,,b|3|a label key, found ','",
                "a b|3|found 'b'",
                "a=b c|5|',' or the end, found 'c'",
                "a in x|6|'(', found 'x'",
                "a in|5|'(', found the end",
                "a in ()|7|a value, found ')'",
                "a in (x|8|',' or ')', found the end",
                "a in (x y)|9|',' or ')', found 'y'",
                "a in ((x))|7|',' or ')', found '('",
                "!a=b|3|',' or the end, found '='",
                "!!a|2|a label key, found '!'",
                "a===b|4|',' or the end, found '='",
                "a>1|2|have no order",
                "=b|1|a label key, found '='",
                "a)|2|found ')'",
                "-a=b|1|label key '-a'",
                "a/b/c=d|1|label key 'a/b/c'",
                "UPPER.com/a=b|1|lower-case DNS name",
                "/a=b|1|lower-case DNS name",
                "a=b;drop|3|value 'b;drop' of label 'a'",
                "tier=a,region='x'|15|value ''x'' of label 'region'",
                "status=actve|8|there is no status 'actve'; it is one of active, suspended",
            })
    void namesThePositionOfWhatIsWrong(String text, int position, String problem) {
        var invalid = catchThrowableOfType(SelectorInvalid.class, () -> Selector.parse(text));

        assertThat(invalid).hasMessageContaining(problem);
        assertThat(invalid.position()).isEqualTo(position);
    }

    @Test
    void passesOverSpace() {
        assertThat(Selector.parse("\t a = b \n,\r\n c")).hasToString("a=b,c");
    }

    @Test
    void limitsKeysAndValuesToSixtyThreeCharacters() {
        var longest = "a".repeat(63);

        assertThat(Selector.parse(longest + "=" + longest).requirements()).hasSize(1);
        assertThatThrownBy(() -> Selector.parse(longest + "a=b"))
                .hasMessageContaining("1 to 63 letters");
        assertThatThrownBy(() -> Selector.parse("b=" + longest + "a"))
                .hasMessageContaining("at most 63 letters");
        assertThatThrownBy(() -> Selector.parse("a,".repeat(60_000)))
                .isInstanceOf(SelectorInvalid.class)
                .hasMessageContaining("at most 100000 characters");
    }

    @Test
    void knowsEveryStatusATargetCanHave() {
        for (var status : Status.values()) {
            assertThat(Selector.parse("status!=" + status.text()).requirements()).hasSize(1);
        }
    }
}
