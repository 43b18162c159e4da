package jp.tenko.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.ObjectMapper;

/** What went wrong, as {@code application/problem+json} (RFC 9457), in Japanese unless English was asked for. Words: {@code api.problem.*}. */
@RestControllerAdvice(basePackages = "jp.tenko.api")
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final MessageSource messages;
    private final ObjectMapper json;

    Problems(MessageSource messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
    }

    void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.writeValueAsString(of(request, status)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ResponseStatusException refused, HttpServletRequest request) {
        return answer(request, refused.getStatusCode());
    }

    /** An id or a number that is none. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(MethodArgumentTypeMismatchException unreadable, HttpServletRequest request) {
        return answer(request, HttpStatus.BAD_REQUEST);
    }

    /** Asked for in a way that Spring refuses, for example as HTML only. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unacceptable(HttpMediaTypeNotAcceptableException unacceptable, HttpServletRequest request) {
        return answer(request, HttpStatus.BAD_REQUEST);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception failure, HttpServletRequest request) {
        log.error("The API could not answer {}", request.getRequestURI(), failure);
        return answer(request, HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private ResponseEntity<ProblemDetail> answer(HttpServletRequest request, HttpStatusCode status) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(of(request, status));
    }

    private ProblemDetail of(HttpServletRequest request, HttpStatusCode status) {
        boolean english = "en".equals(request.getLocale().getLanguage()) && request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
        Locale locale = english ? Locale.ENGLISH : Locale.JAPANESE;
        String key = "api.problem." + status.value();
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:tenko:problem:" + status.value()));
        problem.setTitle(messages.getMessage(key, null, locale));
        problem.setDetail(messages.getMessage(key + ".do", null, locale));
        return problem;
    }
}
