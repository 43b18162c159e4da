package jp.tenko.roster.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.file.ImportResult.Imported;
import jp.tenko.roster.file.ImportResult.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Shows what a file would do before it does it. It is not computed but done: the file is taken over behind a savepoint, the list
 * before is compared with the list after, and then all is rolled back. So what is shown is what happens.
 */
@Component
public class Previews {

    private final Map<String, FileImport> kinds;
    private final OfficeLists lists;
    private final Organizations organizations;
    private final TransactionTemplate inside;

    Previews(List<FileImport> kinds, OfficeLists lists, Organizations organizations, PlatformTransactionManager transactions) {
        this.kinds = kinds.stream().collect(Collectors.toMap(FileImport::kind, kind -> kind));
        this.lists = lists;
        this.organizations = organizations;
        inside = new TransactionTemplate(transactions);
        inside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @param without lines with mistakes are left out */
    public Preview show(OrganizationId organization, String kind, byte[] file, boolean without, Instant now) {
        return inside.execute(transaction -> {
            transaction.setRollbackOnly();
            return take(organization, kind, file, without, now);
        });
    }

    /**
     * Takes the file over.
     *
     * @param state of the {@link Preview} that was shown
     * @return what was done; if it would not be the same any more, nothing was, and this is what it would be now
     */
    public Preview take(OrganizationId organization, String kind, byte[] file, boolean without, String state, Instant now) {
        return inside.execute(transaction -> {
            Preview preview = take(organization, kind, file, without, now);
            if (!preview.possible() || !preview.state().equals(state)) {
                transaction.setRollbackOnly();
            }
            return preview;
        });
    }

    private Preview take(OrganizationId organization, String kind, byte[] file, boolean without, Instant now) {
        organizations.lock(organization); // nothing changes between the list before and the list after
        OfficeList before = lists.of(organization, kind);
        Set<Integer> bad = new TreeSet<>();
        ImportResult result = kinds.get(kind).read(organization, file, now);
        while (without && result instanceof Refused(List<BadLine> mistakes) && bad.addAll(lines(mistakes))) {
            result = kinds.get(kind).read(organization, CsvFile.without(file, bad), now);
        }
        return switch (result) {
            case Refused refused -> new Preview(
                    refused.mistakes(), bad.size(), before.headings(), List.of(), List.of(), List.of(), 0, List.of(), List.of(), "");
            case Imported imported -> compare(before, lists.of(organization, kind), bad.size(), imported);
        };
    }

    private static List<Integer> lines(List<BadLine> mistakes) {
        return mistakes.stream().filter(mistake -> mistake.problem() != BadLine.Problem.BROKEN_QUOTES).map(BadLine::line).filter(line -> line > 1).toList();
    }

    private static Preview compare(OfficeList before, OfficeList after, int leftOut, Imported imported) {
        Map<String, OfficeList.Line> known = new LinkedHashMap<>();
        before.lines().forEach(line -> known.put(line.key(), line));
        List<OfficeList.Line> added = new ArrayList<>();
        List<Preview.Change> changed = new ArrayList<>();
        for (OfficeList.Line line : after.lines()) {
            OfficeList.Line was = known.remove(line.key());
            if (was == null) {
                added.add(line);
            } else if (!was.cells().equals(line.cells())) {
                changed.add(new Preview.Change(was, line));
            }
        }
        List<OfficeList.Line> ended = List.copyOf(known.values());
        int inFile = imported.added() + imported.changed() + imported.unchanged();
        return new Preview(List.of(), leftOut, before.headings(), added, changed, ended,
                Math.max(0, inFile - added.size() - changed.size()), ended.isEmpty() ? imported.notInFile() : List.of(), imported.gone(),
                state(added, changed, ended));
    }

    /** Ids of what is new are of that transaction only, so they do not count. */
    private static String state(List<OfficeList.Line> added, List<Preview.Change> changed, List<OfficeList.Line> ended) {
        return Integer.toHexString(added.stream().map(OfficeList.Line::cells).toList().hashCode())
                + Integer.toHexString(changed.hashCode())
                + Integer.toHexString(ended.hashCode());
    }
}
