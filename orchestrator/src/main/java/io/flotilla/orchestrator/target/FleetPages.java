package io.flotilla.orchestrator.target;

import io.flotilla.orchestrator.RecentReading;
import io.flotilla.orchestrator.access.OpenStreams;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.console.PartEvents;
import io.flotilla.orchestrator.http.EventStreams;
import io.flotilla.orchestrator.http.Page;
import io.flotilla.orchestrator.http.PageRequest;
import io.flotilla.registry.selector.SelectorKeys;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The fleet in the console: a map of all targets, their counts, and a table of the same. */
@Path("/console/fleet")
@Produces(MediaType.TEXT_HTML)
@Singleton
class FleetPages {

    /** How often the whole fleet may be counted on this node for those who look at it. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Jdbi jdbi;
    private final SelectorKeys keys;
    private final EventStreams streams;
    private final OpenStreams open;
    private final RecentReading<Map<String, Long>> states;

    FleetPages(
            Jdbi jdbi,
            SelectorKeys keys,
            EventStreams streams,
            OpenStreams open,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.keys = keys;
        this.streams = streams;
        this.open = open;
        this.states =
                new RecentReading<>(
                        clock,
                        FRESH,
                        () ->
                                jdbi.withExtension(
                                        FleetDao.class, dao -> dao.count("TRUE", Map.of())));
    }

    @CheckedTemplate(basePath = "fleet")
    static class Templates {
        private Templates() {}

        static native TemplateInstance show(
                FleetQuery query, Map<String, Long> counts, Page<TargetRow> page);

        static native TemplateInstance live(
                FleetQuery query, Map<String, Long> counts, Page<TargetRow> page);
    }

    @GET
    @Requires(Role.VIEWER)
    public TemplateInstance show(@BeanParam FleetQuery query, @BeanParam PageRequest page) {
        return Templates.show(query, counts(query), rows(query, page));
    }

    /** The counts and the table, which change while somebody looks. */
    @GET
    @Path("/live")
    @Requires(Role.VIEWER)
    public TemplateInstance live(@BeanParam FleetQuery query, @BeanParam PageRequest page) {
        return Templates.live(query, counts(query), rows(query, page));
    }

    @GET
    @Path("/map")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Role.VIEWER)
    public FleetMap map(@BeanParam FleetQuery query) {
        var condition = query.condition(keys, true);
        return FleetMap.of(
                jdbi.withExtension(
                        FleetDao.class,
                        dao ->
                                dao.listCells(
                                        query.groupSql(),
                                        condition.condition(),
                                        query.groupBinds(condition))));
    }

    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Requires(Role.VIEWER)
    public void follow(@Context SseEventSink sink, @Context Sse sse) {
        streams.serve(sink, sse, new PartEvents(states, () -> {}), open.permission(Role.VIEWER));
    }

    /** Straight to the one target a name stands for, or to those it is a part of. */
    @GET
    @Path("/find")
    @Requires(Role.VIEWER)
    public Response find(@RestQuery @Nullable String tenant) {
        var name = tenant == null ? "" : tenant.strip();
        var found = jdbi.withExtension(TargetViewDao.class, dao -> dao.listByTenant(name, null));
        var to =
                found.size() == 1
                        ? "/console/targets/" + found.getFirst().id()
                        : "/console/fleet?search="
                                + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return Response.seeOther(URI.create(to)).build();
    }

    /** Every state, in the same order, also where there is no target in it. */
    private Map<String, Long> counts(FleetQuery query) {
        var condition = query.condition(keys, false);
        var found =
                jdbi.withExtension(
                        FleetDao.class, dao -> dao.count(condition.condition(), condition.binds()));
        var counts = new LinkedHashMap<String, Long>();
        FleetQuery.STATES.forEach(state -> counts.put(state, found.getOrDefault(state, 0L)));
        return counts;
    }

    private Page<TargetRow> rows(FleetQuery query, PageRequest page) {
        var condition = query.condition(keys, true);
        var rows =
                jdbi.withExtension(
                        FleetDao.class,
                        dao ->
                                dao.list(
                                        condition.condition(),
                                        condition.binds(),
                                        page.after(0),
                                        page.rows()));
        return Page.of(rows, page, target -> new Object[] {target.id()});
    }
}
