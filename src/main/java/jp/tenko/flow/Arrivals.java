package jp.tenko.flow;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Positions and pictures. Several pictures sent at once are one answer, though each comes alone and in any order. */
final class Arrivals {

    private final Course course;
    private final Understanding understanding;

    Arrivals(Course course, Understanding understanding) {
        this.course = course;
        this.understanding = understanding;
    }

    Turn located(Input.Located located) {
        Question question = course.current();
        if (question == null || question.type() != QuestionType.GEOPOINT) {
            return understanding.notUnderstood();
        }
        course.backToForm();
        return course.answer(question, Spot.located(located));
    }

    Turn pictured(Input.Pictured picture) {
        Place.Pictures set = course.place().pictures();
        if (set != null && set.setId().equals(picture.setId())) {
            return anotherOf(set, picture);
        }
        closeSet();
        Question question = course.current();
        if (question == null || question.pictures() == 0) {
            remember("", picture);
            return understanding.notUnderstood();
        }
        course.backToForm();
        if (picture.setId() == null || picture.total() == null || picture.total() <= 1) {
            return course.answer(question, value(question, picture.imageId()));
        }
        remember(question.name(), picture);
        return course.quiet();
    }

    /** @param question empty: nothing wanted a picture, which is to be said once and not once for each of the set */
    private void remember(String question, Input.Pictured picture) {
        if (picture.setId() != null && picture.total() != null) {
            int index = picture.index() == null ? 1 : picture.index();
            course.move(course.place().with(new Place.Pictures(
                    question, picture.setId(), picture.total(), Map.of(index, picture.imageId()))));
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
        course.store(question, value(question, set.value(question.pictures())));
        course.move(course.place().correcting(null));
        return true;
    }

    private Turn anotherOf(Place.Pictures set, Input.Pictured picture) {
        Question question = course.flow().question(set.question());
        if (question == null) {
            return course.quiet();
        }
        boolean waiting = waitsFor(question, set);
        String before = value(question, set.value(question.pictures()));
        int index = picture.index() == null ? set.byIndex().size() + 1 : picture.index();
        Place.Pictures grown = set.with(index, picture.imageId());
        course.move(course.place().with(grown));
        String value = value(question, grown.value(question.pictures()));
        if (waiting) {
            return grown.byIndex().size() >= grown.total() ? course.answer(question, value) : course.quiet();
        }
        if (before.equals(course.scope().value(question.name())) && !value.equals(before)) {
            course.store(question, value);
        }
        return course.quiet();
    }

    /** Still being collected: the question is open, and what it is worth is not (yet) this set. */
    private boolean waitsFor(Question question, Place.@Nullable Pictures set) {
        return set != null && question == course.current() && set.byIndex().size() < set.total()
                && !value(question, set.value(question.pictures())).equals(course.scope().value(question.name()));
    }

    private static String value(Question question, String imageIds) {
        return question.type() == QuestionType.GEOPOINT ? Spot.pictured(imageIds) : imageIds;
    }
}
