package io.flotilla.orchestrator.release;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.flotilla.engine.desired.SourceFile;
import java.util.List;

/** A release with what it was published from. */
record ReleaseDetail(
        @JsonUnwrapped ReleaseSummary release, PolicyText policy, List<SourceFile> sources) {}
