package vn.tongket.web.model;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.engine.path.Models;

/** A published model for the picture; what was published never changes, so a browser asks once. */
@RestController
class ModelApi {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final Models models;

    ModelApi(Models models) {
        this.models = models;
    }

    @GetMapping("/api/models/{definition}")
    ResponseEntity<byte[]> model(@PathVariable String definition) {
        return ResponseEntity.ok()
                .cacheControl(FOR_EVER)
                .contentType(MediaType.APPLICATION_XML)
                .body(models.xml(definition));
    }
}
