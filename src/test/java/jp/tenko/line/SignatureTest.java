package jp.tenko.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    /** LINE's own test vector (line.md §1). */
    private final Signature signature = new Signature("8c570fa6dd201bb328f1c1eac23a96d8");

    private final byte[] body = "{\"destination\":\"U8e742f61d673b39c7fff3cecb7536ef0\",\"events\":[]}".getBytes(UTF_8);
    private final String header = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=";

    @Test
    void the_test_vector_of_line_proves_itself() {
        assertThat(signature.proves(body, header)).isTrue();
    }

    @Test
    void one_changed_byte_is_no_longer_proven() {
        byte[] changed = body.clone();
        changed[20] ^= 1;
        assertThat(signature.proves(changed, header)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "not base64!!", "GhRKmvmHys4Pi8DxkF4", "署名", "AAAA"})
    void a_missing_or_malformed_header_proves_nothing(String malformed) {
        assertThat(signature.proves(body, malformed)).isFalse();
    }
}
