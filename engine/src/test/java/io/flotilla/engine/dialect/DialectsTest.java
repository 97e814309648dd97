package io.flotilla.engine.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DialectsTest {

    @Test
    void findsADialectByItsName() {
        assertThat(Dialects.require("postgres").name()).isEqualTo("postgres");
    }

    @Test
    void namesTheKnownOnesForAnUnknown() {
        assertThatThrownBy(() -> Dialects.require("oracle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "unknown dialect 'oracle' (known: postgres, postgres-with-privileges, mysql, redshift)");
    }
}
