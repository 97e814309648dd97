package io.flotilla.orchestrator.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.flotilla.engine.dialect.SchemaName;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DemoFleetTest {
    @ParameterizedTest
    @MethodSource("fleets")
    void hasTenantsOfTheirOwnNameAndExceptionsThatAreNoCanaries(int size, DemoEngines engines) {
        var fleet = DemoFleet.of(size, engines);
        var drifted =
                engines.all().stream().flatMap(engine -> fleet.drifted(engine).stream()).toList();

        assertThat(fleet.tenants()).hasSize(size);
        assertThat(fleet.tenants()).extracting(DemoTenant::id).doesNotHaveDuplicates();
        assertThat(fleet.tenants())
                .extracting(DemoTenant::schema)
                .allSatisfy(schema -> assertThat(SchemaName.require(schema)).isEqualTo(schema));
        assertThat(drifted)
                .hasSize(3)
                .doesNotHaveDuplicates()
                .doesNotContain(fleet.withMissingEmail().id());
        var canaries = fleet.tenants().stream().filter(DemoTenant::canary).toList();
        assertThat(canaries)
                .hasSizeBetween(2, 6)
                .noneMatch(tenant -> drifted.contains(tenant.id()))
                .doesNotContain(fleet.withMissingEmail());
        for (var engine : engines.all()) {
            assertThat(fleet.drifted(engine)).isNotEmpty();
            assertThat(fleet.on(engine)).anyMatch(DemoTenant::canary);
            assertThat(fleet.drifted(engine)).doesNotContain(fleet.reverted(engine).id());
        }
        assertThat(engines.all().stream().mapToInt(fleet::applicable).sum()).isEqualTo(size - 4);
    }

    static Stream<Arguments> fleets() {
        return Stream.of(DemoFleet.LEAST, 65, 300, DemoFleet.MOST)
                .flatMap(size -> Stream.of(DemoEngines.values()).map(of -> arguments(size, of)));
    }
}
