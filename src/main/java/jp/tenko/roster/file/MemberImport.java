package jp.tenko.roster.file;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.tenko.roster.Leaving;
import jp.tenko.roster.Member;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over an organization's member file (職員名簿, CSV): all of it, or nothing and every mistake by its line. People
 * are found again by their number (職員番号). A column that the file does not have changes nothing; an empty cell
 * empties the value, except that an import never unlinks a LINE user, and never overrules a language that the person
 * chose. Who is not in the file stays, and whoever
 * was taken off the list is not put back by a file.
 */
@Component
public class MemberImport implements FileImport {

    private final Organizations organizations;
    private final Members members;
    private final Leaving leaving;
    private final ImportedMembers imported;

    MemberImport(Organizations organizations, Members members, Leaving leaving, ImportedMembers imported) {
        this.organizations = organizations;
        this.members = members;
        this.leaving = leaving;
        this.imported = imported;
    }

    @Override
    public String kind() {
        return MEMBERS;
    }

    /** @param now when somebody counts as joined to whom the file gives a LINE user id */
    @Override
    @Transactional
    public ImportResult read(OrganizationId organization, byte[] file, Instant now) {
        CsvFile<MemberColumn, MemberLine> read = MemberLine.readAll(file);
        organizations.lock(organization); // one import at a time,
        imported.lock(organization); // and nobody joins or chooses a language between reading and writing
        List<Member> known = members.of(organization);
        Map<String, String> gone = leaving.gone(organization).stream().collect(toMap(Leaving.Gone::number, Leaving.Gone::name));
        List<BadLine> mistakes = new ArrayList<>(MemberFileCheck.mistakes(read, known));
        read.lines().stream()
                .filter(line -> line.role() != Role.STAFF && gone.containsKey(line.number())) // the file would leave the command to nobody
                .forEach(line -> mistakes.add(new BadLine(line.line(), MemberColumn.NUMBER, BadLine.Problem.NUMBER_OF_SOMEBODY_GONE,
                        line.number(), gone.get(line.number()))));
        if (!mistakes.isEmpty()) {
            return new ImportResult.Refused(mistakes);
        }
        return take(organization, read, known, gone, now);
    }

    private ImportResult take(OrganizationId organization, CsvFile<MemberColumn, MemberLine> file, List<Member> known,
            Map<String, String> gone, Instant now) {
        Map<String, Member> before = known.stream().collect(toMap(Member::number, identity()));
        Set<MemberColumn> exceptLanguage = new HashSet<>(file.columns());
        exceptLanguage.remove(MemberColumn.LANGUAGE);
        Set<MemberId> chosen = imported.choseTheirLanguage(organization);
        List<Member> added = new ArrayList<>();
        List<Member> changed = new ArrayList<>();
        for (MemberLine line : file.lines()) {
            if (gone.containsKey(line.number())) {
                continue;
            }
            Member member = before.remove(line.number());
            if (member == null) {
                added.add(line.onto(MemberLine.nobody(organization), file.columns()));
            } else {
                Member after = line.onto(member, chosen.contains(member.id()) ? exceptLanguage : file.columns());
                if (!after.equals(member)) {
                    changed.add(after);
                }
            }
        }
        imported.write(organization, Stream.concat(added.stream(), changed.stream()).toList(), now);
        List<String> notInFile = known.stream().map(Member::number).filter(before::containsKey).toList();
        List<String> off = file.lines().stream().map(MemberLine::number).filter(gone::containsKey).map(number -> number + " " + gone.get(number)).toList();
        int unchanged = file.lines().size() - added.size() - changed.size() - off.size();
        return new ImportResult.Imported(added.size(), changed.size(), unchanged, notInFile, off);
    }
}
