package io.flotilla.orchestrator.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.SchemaName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoFleetTest {
    @ParameterizedTest
    @ValueSource(ints = {DemoFleet.LEAST, 300, DemoFleet.MOST})
    void hasTenantsOfTheirOwnNameAndExceptionsThatAreNoCanaries(int size) {
        var fleet = DemoFleet.of(size);

        assertThat(fleet.tenants()).hasSize(size);
        assertThat(fleet.tenants()).extracting(DemoTenant::id).doesNotHaveDuplicates();
        assertThat(fleet.tenants())
                .extracting(DemoTenant::schema)
                .allSatisfy(schema -> assertThat(SchemaName.require(schema)).isEqualTo(schema));
        assertThat(fleet.drifted()).hasSize(3).doesNotContain(fleet.withMissingEmail().id());
        assertThat(fleet.tenants().stream().filter(DemoTenant::canary))
                .hasSizeBetween(2, 6)
                .noneMatch(tenant -> fleet.drifted().contains(tenant.id()))
                .doesNotContain(fleet.withMissingEmail());
        assertThat(fleet.applicable()).isEqualTo(size - 4);
    }
}
