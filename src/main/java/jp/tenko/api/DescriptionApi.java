package jp.tenko.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The description of the API itself, and all addresses that are none of it. */
@RestController
class DescriptionApi {

    @GetMapping(path = ApiGate.DESCRIPTION, produces = "application/yaml")
    Resource description() {
        return new ClassPathResource("openapi.yaml");
    }

    @GetMapping({"/api/v1", "/api/v1/**"})
    void nothing() {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
