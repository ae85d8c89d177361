package vn.tongket;

import org.springframework.boot.SpringApplication;

/** Something that takes part in a start before anything else is there; named in {@code META-INF/spring.factories}. */
public interface AtStart {

    void prepare(SpringApplication application);
}
