package io.flotilla.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

class CommandTreeTest {
    private final CapturedShell shell = new CapturedShell();

    @Test
    void namesTheNearestCommandForAnUnknownOne() {
        assertThat(shell.run("rolout", "list")).isEqualTo(64);
        assertThat(shell.err()).contains("'rolout'").contains("did you mean: rollout");
    }

    @Test
    void namesTheNearestOptionForAnUnknownOne() {
        assertThat(shell.run("target", "list", "--serch", "acme")).isEqualTo(64);
        assertThat(shell.err()).contains("--serch").contains("did you mean: --search");
    }

    @Test
    void asksForASubcommandWhereOneIsMissing() {
        assertThat(shell.run("rollout")).isEqualTo(64);
        assertThat(shell.err()).contains("flotilla rollout --help");
    }

    @Test
    void saysWhereRolloutsNumbersAreWhenGivenNone() {
        assertThat(shell.run("rollout", "status", "app@2")).isEqualTo(64);
        assertThat(shell.err()).contains("'app@2'").contains("flotilla rollout list");
    }

    @Test
    void saysHowToGetAServerWhereNoneAnswers() {
        shell.with("FLOTILLA_URL", "http://127.0.0.1:1");

        assertThat(shell.run("database", "list")).isEqualTo(1);
        assertThat(shell.err())
                .contains("no Flotilla server answers at http://127.0.0.1:1")
                .contains("flotilla server");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        shell.with("FLOTILLA_URL", "localhost:8080");

        assertThat(shell.run("database", "list")).isEqualTo(64);
        assertThat(shell.err()).contains("FLOTILLA_URL").contains("localhost:8080");
    }

    @Test
    void refusesARolloutFromBothAFileAndOptions() {
        assertThat(shell.run("rollout", "create", "-f", "x.yaml", "--release", "app@1"))
                .isEqualTo(64);
    }

    @Test
    void refusesTooFewDemoTenants() {
        assertThat(shell.run("demo", "--tenants", "3")).isEqualTo(64);
        assertThat(shell.err()).contains("--tenants must be from 20 to 5000");
    }

    @Test
    void printsCompletionThatKnowsEveryCommand() {
        assertThat(shell.run("completion")).isZero();
        assertThat(shell.out()).contains("rollout").contains("--per-database");
    }

    @TestFactory
    Stream<DynamicTest> everyCommandHasHelpAndADescription() {
        return all(CommandTree.of(shell.shell()))
                .map(
                        command ->
                                DynamicTest.dynamicTest(
                                        command.getCommandSpec().qualifiedName(),
                                        () -> describesItself(command)));
    }

    private static void describesItself(CommandLine command) {
        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        assertThat(command.getCommandSpec().findOption("--help")).isNotNull();
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(CommandTreeTest::all));
    }
}
