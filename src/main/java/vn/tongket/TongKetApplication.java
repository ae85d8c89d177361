package vn.tongket;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import vn.tongket.engine.EngineSql;
import vn.tongket.start.LazyFeatures;
import vn.tongket.start.Preflight;

/** Starts Tổng Kết: the review cycles of a province, on one PostgreSQL. */
@SpringBootApplication
public class TongKetApplication {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(TongKetApplication.class);
        application.addInitializers(new EngineSql(), new LazyFeatures());
        application.addListeners(new Preflight());
        application.run(args);
    }
}
