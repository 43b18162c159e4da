package jp.tenko;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows of the house: which package may import which is written on each door, package-info.java. */
class ArchitectureTest {

    @Test
    void every_package_imports_only_what_its_door_allows() {
        ApplicationModules.of(Tenko.class).verify();
    }
}
