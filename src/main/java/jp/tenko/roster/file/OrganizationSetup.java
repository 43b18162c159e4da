package jp.tenko.roster.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.tenko.line.ChannelKey;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.file.ImportResult.Imported;
import jp.tenko.roster.file.ImportResult.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes one organization and takes over its member file, both or neither; then its other files. Several servers may start at once. */
@Component
class OrganizationSetup {

    private final Organizations organizations;
    private final MemberImport memberImport;
    private final ImportedFiles imported;
    private final Clock clock;

    OrganizationSetup(Organizations organizations, MemberImport memberImport, ImportedFiles imported, Clock clock) {
        this.organizations = organizations;
        this.memberImport = memberImport;
        this.imported = imported;
        this.clock = clock;
    }

    /** @return empty when the file is the same as last time, so that it was not imported again */
    @Transactional
    Optional<ImportResult> put(ChannelKey channel, String name, byte[] members) {
        boolean known = organizations.of(channel).isPresent();
        OrganizationId organization = organizations.put(channel, name).id();
        Optional<ImportResult> result = take(organization, memberImport, members);
        if (!known && result.isPresent() && result.get() instanceof Refused refused) {
            throw new NobodyToCall(refused.mistakes());
        }
        return result;
    }

    /** @return empty when the file is the same as last time, so that it was not imported again */
    @Transactional
    Optional<ImportResult> take(OrganizationId organization, FileImport kind, byte[] file) {
        organizations.lock(organization);
        String hash = sha256(file);
        if (imported.before(organization, kind.kind()).equals(Optional.of(hash))) {
            return Optional.empty();
        }
        ImportResult result = kind.read(organization, file, clock.instant());
        if (result instanceof Imported) {
            imported.remember(organization, kind.kind(), hash);
        }
        return Optional.of(result);
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The organization is new and its file was refused: neither was kept. */
    static final class NobodyToCall extends RuntimeException {

        private final transient List<BadLine> mistakes;

        NobodyToCall(List<BadLine> mistakes) {
            super(String.join("; ", mistakes.stream().map(BadLine::place).toList()));
            this.mistakes = mistakes;
        }

        List<BadLine> mistakes() {
            return mistakes;
        }
    }
}
