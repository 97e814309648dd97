package io.flotilla.orchestrator.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Deferrability;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import io.flotilla.orchestrator.release.SchemaDiagram.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaDiagramTest {

    @Test
    void whatRefersToATableIsRightOfIt() {
        var diagram = diagram(table("users"), table("orders", "users"), table("items", "orders"));

        assertThat(box(diagram, "users").right()).isLessThan(box(diagram, "orders").x());
        assertThat(box(diagram, "orders").right()).isLessThan(box(diagram, "items").x());
        assertThat(diagram.lines())
                .extracting(SchemaDiagram.Line::title)
                .containsExactlyInAnyOrder(
                        "orders (users_id) → users (id)", "items (orders_id) → orders (id)");
    }

    @Test
    void aCycleAndATableThatRefersToItselfAreDrawnToo() {
        var diagram = diagram(table("a", "b"), table("b", "a"), table("tree", "tree"));

        assertThat(diagram.boxes()).hasSize(3);
        assertThat(diagram.lines()).hasSize(3);
    }

    @Test
    void manyTablesKeepOutOfEachOthersWay() {
        var tables =
                IntStream.range(0, 60)
                        .mapToObj(
                                number ->
                                        number % 4 == 3
                                                ? table("alone_" + number)
                                                : table("t" + number, "t" + number / 2, "t0"))
                        .toArray(Table[]::new);
        var diagram = diagram(tables);

        assertThat(diagram.boxes()).hasSize(60);
        for (var box : diagram.boxes()) {
            assertThat(diagram.boxes())
                    .filteredOn(other -> !other.equals(box))
                    .noneMatch(box::overlaps);
            assertThat(box.right()).isLessThan(diagram.width());
            assertThat(box.y() + box.height()).isLessThan(diagram.height());
        }
    }

    @Test
    void aReferenceToATableThatIsNotThereHasNoLine() {
        assertThat(diagram(table("orders", "elsewhere")).lines()).isEmpty();
    }

    @Test
    void theSameSchemaIsAlwaysTheSamePicture() {
        var tables = new Table[] {table("users"), table("b", "users"), table("a", "users")};

        assertThat(diagram(tables)).isEqualTo(diagram(tables));
    }

    private static SchemaDiagram diagram(Table... tables) {
        return SchemaDiagram.of(new Schema(List.of(tables), List.of(), List.of()));
    }

    private static Box box(SchemaDiagram diagram, String table) {
        return diagram.boxes().stream()
                .filter(box -> box.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static Table table(String name, String... parents) {
        var columns = new ArrayList<>(List.of(column("id"), column("note")));
        Stream.of(parents).distinct().forEach(parent -> columns.add(column(parent + "_id")));
        return new Table(
                name,
                columns,
                null,
                List.of(),
                List.of(),
                Stream.of(parents).distinct().map(parent -> key(name, parent)).toList(),
                List.of(),
                null);
    }

    private static Column column(String name) {
        return new Column(name, "bigint", true, null, null, null, null, null);
    }

    private static ForeignKey key(String table, String parent) {
        return new ForeignKey(
                table + "_" + parent + "_fkey",
                List.of(parent + "_id"),
                parent,
                List.of("id"),
                ForeignKey.Match.SIMPLE,
                ForeignKey.Action.NO_ACTION,
                ForeignKey.Action.NO_ACTION,
                List.of(),
                Deferrability.values()[0],
                true,
                null);
    }
}
