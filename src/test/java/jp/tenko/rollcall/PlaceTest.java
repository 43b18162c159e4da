package jp.tenko.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    @ParameterizedTest
    @ValueSource(strings = {"33.2415,130.5513", " 33.2415, 130.5513", "33.2415 130.5513 0 0", "geo:33.2415,130.5513",
        "33.2415,130.5513 福岡県八女郡広川町", "33.2415,130.5513\n広川町役場"})
    void a_position_opens_a_map(String text) {
        assertThat(Place.of(text).mapUri()).isEqualTo("https://www.google.com/maps?q=33.2415,130.5513");
    }

    @ParameterizedTest
    @ValueSource(strings = {"上広川の公民館", "3,4丁目", "1 2", "99.5,130.5", "33.2,190.1", "33.2415,130.55.13", "", "😱",
        "33.2415"})
    void anything_else_is_words(String text) {
        assertThat(Place.of(text)).isEqualTo(new Place(text, null));
    }
}
