package io.flotilla.orchestrator.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.http.Page;
import io.flotilla.orchestrator.rollout.ManifestDao.ManifestItem;
import java.util.List;

/** What is approved, under its digest; {@code databases} are the digests of their targets. */
record ManifestView(
        String digest,
        String release,
        List<RolloutRelease> releases,
        List<String> plans,
        JsonNode spec,
        int targets,
        List<Manifest.Share> databases,
        Page<ManifestItem> items) {}
