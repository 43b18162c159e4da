package jp.tenko.flow;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.json.JsonMapper;

/** A place is kept as JSON between two turns. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static Place roundTrip(Place place) {
        Place again = MAPPER.readValue(MAPPER.writeValueAsString(place), Place.class);
        assertThat(again).isEqualTo(place);
        assertThat(again.answers().keySet()).containsExactlyElementsOf(place.answers().keySet());
        return again;
    }
}
