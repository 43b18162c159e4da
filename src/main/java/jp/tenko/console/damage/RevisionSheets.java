package jp.tenko.console.damage;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jp.tenko.console.Callable;
import jp.tenko.damage.AnswerWords;
import jp.tenko.damage.Author;
import jp.tenko.damage.DamageReports;
import jp.tenko.damage.Form;
import jp.tenko.damage.Photo;
import jp.tenko.damage.Revision;
import jp.tenko.roster.ContactId;
import jp.tenko.roster.Contacts;
import jp.tenko.roster.MemberId;
import jp.tenko.roster.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reports in the words of their forms, for one reader: who may not see people sees no names and no numbers. */
@Component
class RevisionSheets {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9+])(?:\\+?81[- ]?|0)[0-9]{1,4}[-( ]?[0-9]{1,4}[-) ]?[0-9]{3,4}(?![0-9])");

    private final AnswerWords words;
    private final Contacts contacts;
    private final Members members;

    RevisionSheets(AnswerWords words, Contacts contacts, Members members) {
        this.words = words;
        this.contacts = contacts;
        this.members = members;
    }

    /** For whom: their language, and whether they see people. */
    record Reader(String language, boolean seesPeople) {}

    /** Everything that is known now, by the form that asked it last, in words. */
    Map<Form, List<AnswerWords.Line>> known(List<Revision> history, Reader reader) {
        Map<String, Form> askedBy = new HashMap<>();
        history.forEach(revision -> revision.answers().keySet().forEach(question -> askedBy.put(question, revision.form())));
        Map<Form, Map<String, String>> byForm = new LinkedHashMap<>();
        DamageReports.known(history).forEach((question, answer) -> byForm
                .computeIfAbsent(askedBy.get(question), form -> new LinkedHashMap<>())
                .put(question, answer));
        Map<Form, List<AnswerWords.Line>> known = new LinkedHashMap<>();
        for (Form form : Form.values()) {
            if (byForm.containsKey(form)) {
                known.put(form, inWords(form, byForm.get(form), reader));
            }
        }
        return known;
    }

    /** The newest first. */
    List<RevisionSheet> of(List<Revision> history, List<Photo> photos, Reader reader) {
        Map<Form, List<AnswerWords.Line>> before = new HashMap<>();
        List<RevisionSheet> sheets = new ArrayList<>();
        for (Revision revision : history.stream().sorted(comparing(Revision::saidAt).thenComparing(Revision::number)).toList()) {
            List<AnswerWords.Line> now = inWords(revision.form(), revision.answers(), reader);
            sheets.add(RevisionSheet.of(
                    revision,
                    reader.seesPeople() ? author(revision.author()) : null,
                    now,
                    before.put(revision.form(), now),
                    photos.stream().filter(photo -> photo.number() == revision.number()).toList()));
        }
        return sheets.reversed();
    }

    List<AnswerWords.Line> inWords(Form form, Map<String, String> answers, Reader reader) {
        return words.inWords(form, answers, reader.language()).stream()
                .map(line -> reader.seesPeople()
                        ? line
                        : new AnswerWords.Line(line.question(), NUMBER.matcher(line.answer()).replaceAll("…"), List.of()))
                .toList();
    }

    @Nullable Callable author(Author author) {
        return switch (author) {
            case Author.ByContact(ContactId id) -> Callable.of(contacts.get(id));
            case Author.ByMember(MemberId id) -> members.byIds(Set.of(id)).values().stream().map(Callable::of).findFirst().orElse(null);
        };
    }
}
