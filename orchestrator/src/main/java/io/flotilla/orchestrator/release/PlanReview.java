package io.flotilla.orchestrator.release;

import io.flotilla.engine.desired.Renames;
import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.lint.Finding;
import io.flotilla.engine.lint.LintPolicy;
import io.flotilla.engine.lint.LintReport;
import io.flotilla.engine.lint.Linter;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.Renamed;
import io.flotilla.orchestrator.scan.SchemaSnapshotDao;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A plan with all that a reviewer wants to know of it. Asks no server but the control database. */
@ApplicationScoped
class PlanReview {

    private final Jdbi jdbi;
    private final ReleaseService releases;

    PlanReview(Jdbi jdbi, ReleaseService releases) {
        this.jdbi = jdbi;
        this.releases = releases;
    }

    /**
     * @param remarks what the planner itself noted
     */
    record View(ReleasePlan made, Plan plan, List<FindingLine> findings, List<String> remarks) {}

    /**
     * @param rule whose page there is
     * @param place null for what no file declares, or a plan records
     */
    record FindingLine(
            String rule,
            String severity,
            String message,
            @Nullable String place,
            boolean silenced) {

        private static FindingLine of(Finding finding) {
            var place = finding.place();
            var silence = finding.silence();
            return new FindingLine(
                    finding.rule(),
                    finding.severity().label(),
                    finding.message(),
                    place == null ? null : place.toString(),
                    silence != null);
        }

        private String text() {
            return "%s: %s: %s".formatted(rule, severity, message);
        }
    }

    View of(Release release, ReleasePlan made) {
        var plan = PlanFile.read(made.document());
        var report = lint(release, plan);
        var findings =
                Stream.concat(report.findings().stream(), report.silenced().stream())
                        .map(FindingLine::of)
                        .toList();
        return new View(made, plan, findings, remarks(plan, findings));
    }

    /** What a plan that somebody linted before carries is not said twice. */
    private static List<String> remarks(Plan plan, List<FindingLine> findings) {
        return plan.findings().stream()
                .filter(text -> findings.stream().noneMatch(line -> line.text().equals(text)))
                .toList();
    }

    private LintReport lint(Release release, Plan plan) {
        var dialect = Dialects.require(release.dialect());
        var linter = new Linter(dialect, LintPolicy.DEFAULT);
        var from = jdbi.withExtension(SchemaSnapshotDao.class, dao -> dao.find(plan.from()));
        var sources = releases.sources(release);
        return from.isEmpty() || renames(dialect, sources)
                ? linter.plan(plan)
                : linter.change(plan, Renamed.nothing(from.get()), release.schema(), sources);
    }

    /** What a rename leads to, only a server can tell. */
    private static boolean renames(Dialect dialect, List<SourceFile> sources) {
        return !Renames.read(dialect, sources).isEmpty();
    }
}
