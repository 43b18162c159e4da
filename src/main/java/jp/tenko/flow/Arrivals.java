package jp.tenko.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Positions and pictures. Several pictures sent at once are one answer, though each comes alone and in any order; those sent later
 * are added, none is replaced. What comes while another question is open is taken for the question of the form that wants it.
 */
final class Arrivals {

    private final Course course;
    private final Understanding understanding;

    Arrivals(Course course, Understanding understanding) {
        this.course = course;
        this.understanding = understanding;
    }

    Turn located(Input.Located located) {
        Question question = course.current();
        if (question != null && question.type() == QuestionType.GEOPOINT) {
            course.backToForm();
            return course.answer(question, Spot.located(located));
        }
        Optional<Question> wanted = course.scope().questions().stream()
                .filter(other -> other.type() == QuestionType.GEOPOINT && course.scope().relevant(other))
                .filter(other -> course.scope().value(other).isEmpty())
                .filter(other -> course.scope().allows(other, Spot.located(located)))
                .findFirst();
        return wanted.isPresent() ? elsewhere(wanted.get(), Spot.located(located)) : understanding.placeNotAsked();
    }

    Turn pictured(Input.Pictured picture) {
        Place.Pictures set = course.place().pictures();
        if (set != null && set.setId().equals(picture.setId())) {
            return anotherOf(set, picture);
        }
        closeSet();
        Question open = course.current();
        Question question = open != null && open.pictures() > 0 ? open : wanting();
        if (question == null) {
            remember("", List.of(), picture);
            return understanding.notUnderstood();
        }
        course.backToForm();
        return question == open ? answer(question, picture) : added(question, picture);
    }

    /** Where a picture belongs that the open question does not ask for: an image without one first, then one with room. */
    private @Nullable Question wanting() {
        List<Question> images = course.scope().questions().stream()
                .filter(question -> question.type() == QuestionType.IMAGE && course.scope().relevant(question)).toList();
        return images.stream().filter(question -> ids(question).isEmpty()).findFirst()
                .or(() -> images.stream().filter(question -> ids(question).size() < question.pictures()).findFirst())
                .or(() -> images.stream().findFirst()).orElse(null);
    }

    private Turn answer(Question question, Input.Pictured picture) {
        List<String> before = ids(question);
        if (before.size() >= question.pictures()) {
            return full(question, picture);
        }
        if (isAlone(picture)) {
            return course.answer(question, value(question, with(before, picture.imageId(), question)));
        }
        remember(question.name(), before, picture);
        return course.quiet();
    }

    /** Each is kept when it comes; of several sent at once it is said with the last, when their number is right. */
    private Turn added(Question question, Input.Pictured picture) {
        List<String> before = ids(question);
        if (before.size() >= question.pictures()) {
            return full(question, picture);
        }
        String value = value(question, with(before, picture.imageId(), question));
        if (isAlone(picture)) {
            return elsewhere(question, value);
        }
        remember(question.name(), before, picture);
        course.store(question, value);
        return course.quiet();
    }

    /** Taken for a question that is not open; the open one keeps its buttons within reach. */
    private Turn elsewhere(Question question, String value) {
        course.backToForm();
        Question open = course.current();
        boolean asking = open != null && !course.ended();
        course.store(question, value);
        String taken = course.voice().phrase("taken_for", Map.of(
                "question", course.voice().called(question), "answer", course.voice().shown(question, value))).text();
        if (asking && open == course.current()) {
            course.say(course.voice().askBriefly(open, taken));
            return course.turn();
        }
        course.say(Say.plain(taken));
        return course.settle();
    }

    /** Said once, though a whole set may come. */
    private Turn full(Question question, Input.Pictured picture) {
        remember("", List.of(), picture);
        String full = course.voice().phrase("pictures_full", Map.of("most", String.valueOf(question.pictures()))).text();
        Question open = course.current();
        course.say(open == null || course.ended() ? Say.plain(full) : course.voice().askBriefly(open, full));
        return course.turn();
    }

    /** @param question empty: nothing wanted a picture, which is to be said once and not once for each of the set */
    private void remember(String question, List<String> before, Input.Pictured picture) {
        if (picture.setId() != null && picture.total() != null) {
            int index = picture.index() == null ? 1 : picture.index();
            course.move(course.place().with(new Place.Pictures(
                    question, picture.setId(), picture.total(), Map.of(index, picture.imageId()), before)));
        }
    }

    /**
     * The rest of a set did not come before the person did something else: what has come is the answer.
     *
     * @return whether a set was closed, so that the person has not yet seen the question that is open now
     */
    boolean closeSet() {
        Place.Pictures set = course.place().pictures();
        Question question = set == null ? null : course.flow().question(set.question());
        if (set == null || question == null || !waitsFor(question, set)) {
            return false;
        }
        course.store(question, value(question, set));
        course.move(course.place().correcting(null));
        return true;
    }

    private Turn anotherOf(Place.Pictures set, Input.Pictured picture) {
        Question question = course.flow().question(set.question());
        if (question == null || !course.scope().relevant(question)) {
            return course.quiet();
        }
        boolean waiting = waitsFor(question, set);
        String before = value(question, set);
        int index = picture.index() == null ? set.byIndex().size() + 1 : picture.index();
        Place.Pictures grown = set.with(index, picture.imageId());
        course.move(course.place().with(grown));
        String value = value(question, grown);
        boolean last = set.byIndex().size() < set.total() && grown.byIndex().size() >= grown.total();
        if (last) {
            tellLeftOut(question, grown);
        }
        if (waiting) {
            return last ? course.answer(question, value) : course.quiet();
        }
        boolean untouched = before.equals(course.scope().value(question));
        if (last && untouched) {
            return elsewhere(question, value);
        }
        if (untouched && !value.equals(before)) {
            course.store(question, value);
        }
        return course.quiet();
    }

    private void tellLeftOut(Question question, Place.Pictures set) {
        long sent = Stream.concat(set.before().stream(), set.byIndex().values().stream()).distinct().count();
        if (sent > question.pictures()) {
            course.say(course.voice().phrase("pictures_left_out", Map.of(
                    "most", String.valueOf(question.pictures()), "count", String.valueOf(sent - question.pictures()))));
        }
    }

    /** Still being collected: the question is open, and what it is worth is not (yet) this set. */
    private boolean waitsFor(Question question, Place.@Nullable Pictures set) {
        return set != null && question == course.current() && set.byIndex().size() < set.total()
                && !value(question, set).equals(course.scope().value(question));
    }

    private static boolean isAlone(Input.Pictured picture) {
        return picture.setId() == null || picture.total() == null || picture.total() <= 1;
    }

    /** The pictures a question has. */
    private List<String> ids(Question question) {
        String value = course.scope().value(question);
        if (value.isEmpty()) {
            return List.of();
        }
        return question.type() == QuestionType.GEOPOINT ? Spot.parse(value).images() : List.of(value.split(" "));
    }

    private static String with(List<String> before, String imageId, Question question) {
        return Stream.concat(before.stream(), Stream.of(imageId)).distinct().limit(question.pictures())
                .collect(Collectors.joining(" "));
    }

    private static String value(Question question, Place.Pictures set) {
        return value(question, set.value(question.pictures()));
    }

    private static String value(Question question, String imageIds) {
        return question.type() == QuestionType.GEOPOINT ? Spot.pictured(imageIds) : imageIds;
    }
}
