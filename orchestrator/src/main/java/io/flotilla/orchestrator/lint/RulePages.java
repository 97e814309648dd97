package io.flotilla.orchestrator.lint;

import io.flotilla.engine.lint.LintRule;
import io.flotilla.engine.lint.LintRules;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** What each lint rule looks for and why, in the console: the texts are those of docs/lint. */
@Path("/console/rules")
@Produces(MediaType.TEXT_HTML)
class RulePages {

    private static final List<Rule> RULES =
            LintRules.builtIn().stream()
                    .map(Rule::of)
                    .sorted(Comparator.comparing(Rule::id))
                    .toList();

    record Rule(String id, String severity) {
        private static Rule of(LintRule rule) {
            return new Rule(rule.id(), rule.severity().label());
        }
    }

    @CheckedTemplate(basePath = "lint")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(List<Rule> rules);

        static native TemplateInstance show(Rule rule, RuleText text);
    }

    @GET
    @Requires(Role.VIEWER)
    public TemplateInstance list() {
        return Templates.list(RULES);
    }

    @GET
    @Path("/{id}")
    @Requires(Role.VIEWER)
    public TemplateInstance show(@RestPath String id) {
        var rule =
                RULES.stream()
                        .filter(known -> known.id().equals(id))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        ProblemException.notFound(
                                                "rule-not-found",
                                                "there is no lint rule '%s'; rules of a project's own have no page"
                                                        .formatted(id)));
        return Templates.show(rule, RuleText.read(markdown(rule)));
    }

    private static String markdown(Rule rule) {
        var name = "lint/%s.md".formatted(rule.id());
        try (var page = RulePages.class.getClassLoader().getResourceAsStream(name)) {
            if (page == null) {
                throw new IllegalStateException("the build left out " + name);
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
