package io.flotilla.orchestrator.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * One server per home folder: a lock of the operating system, which ends with its process however
 * that ends.
 */
final class HomeLock implements AutoCloseable {
    private static final String FILE = "server.lock";

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(HomeFolder home) throws IOException {
        var file = home.path().resolve(FILE);
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isTaken(channel)) {
            channel.close();
            throw new ControlFailure(
                    "another server (process %s) uses %s: stop it, or name another folder with --home or FLOTILLA_HOME"
                            .formatted(Files.readString(file).strip(), home.path()));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap("%d\n".formatted(ProcessHandle.current().pid()).getBytes(UTF_8)));
        return new HomeLock(channel);
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
