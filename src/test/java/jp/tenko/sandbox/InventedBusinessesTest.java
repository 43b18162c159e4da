package jp.tenko.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class InventedBusinessesTest {

    @Test
    void the_file_of_the_sandbox_is_what_the_program_makes() throws Exception {
        assertThat(Files.readString(InventedBusinesses.FILE)).isEqualTo(new InventedBusinesses().csv());
    }
}
