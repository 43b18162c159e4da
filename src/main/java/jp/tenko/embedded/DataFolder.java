package jp.tenko.embedded;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * The folder of everything the embedded servers keep: {@code postgres}, {@code redis}, their {@code programs} and
 * {@code logs}. It belongs to one Tenko at a time: the lock on {@code tenko.lock} lasts as long as the JVM, and the
 * operating system lets go of it even after a {@code kill -9}.
 *
 * @param path absolute, without symbolic links, as the operating system shows it for a running program
 */
record DataFolder(Path path, FileLock lock) {

    static DataFolder open(Path folder) {
        try {
            Path path = Files.createDirectories(folder, ownerOnly("rwx------")).toRealPath();
            FileLock lock = tryLock(path.resolve("tenko.lock"));
            if (lock == null) {
                throw new FailureAnalyzedException(
                        """
                        another Tenko is already running on the data folder %s; \
                        stop it first, or give this one a folder of its own with --tenko.data=<folder>."""
                                .formatted(path),
                        null);
            }
            return new DataFolder(path, lock);
        } catch (IOException e) {
            throw new FailureAnalyzedException(
                    """
                    the data folder %s cannot be used (%s); \
                    start Tenko as the user who owns it, or name another one with --tenko.data=<folder>."""
                            .formatted(folder.toAbsolutePath(), e),
                    null,
                    e);
        }
    }

    private static @Nullable FileLock tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return lock;
        } catch (OverlappingFileLockException heldByThisJvm) {
            // The channel stays open: closing any channel of the file would let go of the lock this JVM holds.
            return null;
        }
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path redis() {
        return path.resolve("redis");
    }

    Path programs() {
        return path.resolve("programs");
    }

    ServerLog log(String server) throws IOException {
        return ServerLog.open(path.resolve("logs").resolve(server + ".log"));
    }

    /** Writes a file that only its owner can read. */
    void write(Path file, String secret) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, ownerOnly("rw-------"));
        Files.writeString(file, secret, StandardOpenOption.SYNC);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[] {};
        }
        var owner = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)};
    }
}
