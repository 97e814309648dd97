package io.flotilla.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lays a folder into an image and writes it to a tar, which {@code docker load} and {@code podman
 * load} take; asks no daemon, and a registry only for a base that is named.
 */
public final class ImageTar {
    private static final String NAME = "flotilla";
    private static final String TAR = "tar://";

    private ImageTar() {}

    /**
     * @param arguments the folder, the tar to write, the version, and the base: none, a name, or
     *     {@code tar://} and a path
     */
    public static void main(String[] arguments) throws Exception {
        var root = Path.of(arguments[0]);
        var tar = Path.of(arguments[1]);
        var version = arguments[2];
        var base = arguments.length > 3 && arguments[3] != null ? arguments[3] : "";
        var revision = Files.readString(root.resolveSibling("revision")).strip();

        var image = on(base);
        for (var layer : Layers.of(root)) {
            image.addFileEntriesLayer(layer);
        }
        image.setPlatforms(Set.of(platform()))
                .setCreationTime(Instant.now())
                .setUser(Layers.USER)
                .setWorkingDirectory(AbsoluteUnixPath.get(Layers.HOME))
                .addVolume(AbsoluteUnixPath.get(Layers.HOME))
                .addExposedPort(Port.tcp(8080))
                .setEnvironment(environment(revision))
                .setLabels(labels(version, revision, base))
                .setEntrypoint(List.of(NAME))
                .setProgramArguments(List.of("server"));

        var caches = root.resolveSibling("jib");
        image.containerize(
                Containerizer.to(TarImage.at(tar).named(NAME + ":" + version))
                        .withAdditionalTag("latest")
                        .setToolName(NAME)
                        .setBaseImageLayersCache(caches)
                        .setApplicationLayersCache(caches)
                        .setOfflineMode(base.isEmpty() || base.startsWith(TAR)));
        System.out.printf(
                "image %s:%s, %d MB compressed: %s%n",
                NAME, version, Files.size(tar) / 1_000_000, tar);
    }

    private static JibContainerBuilder on(String base) throws Exception {
        if (base.isEmpty()) {
            return Jib.fromScratch();
        }
        return base.startsWith(TAR)
                ? Jib.from(TarImage.at(Path.of(base.substring(TAR.length()))))
                : Jib.from(base);
    }

    /** That of the JDK which builds, for its runtime is what the image has. */
    private static Platform platform() {
        var architecture = System.getProperty("os.arch");
        return new Platform(architecture.equals("aarch64") ? "arm64" : architecture, "linux");
    }

    private static Map<String, String> environment(String revision) {
        return Map.of(
                "PATH",
                "/opt/flotilla/bin:/opt/flotilla/runtime/bin:/usr/bin:/bin",
                "LANG",
                "C.UTF-8",
                "HOME",
                Layers.HOME,
                "FLOTILLA_HOME",
                Layers.HOME,
                "FLOTILLA_HTTP_HOST",
                "0.0.0.0",
                "FLOTILLA_REVISION",
                revision);
    }

    /** See https://specs.opencontainers.org/image-spec/annotations/. */
    private static Map<String, String> labels(String version, String revision, String base) {
        return Map.of(
                "org.opencontainers.image.title",
                "Flotilla",
                "org.opencontainers.image.description",
                "Declarative schema change for fleets of per-tenant databases",
                "org.opencontainers.image.licenses",
                "Apache-2.0",
                "org.opencontainers.image.version",
                version,
                "org.opencontainers.image.revision",
                revision,
                "org.opencontainers.image.base.name",
                base.isEmpty() ? "scratch" : base);
    }
}
