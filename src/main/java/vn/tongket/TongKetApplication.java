package vn.tongket;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import vn.tongket.start.Preflight;

/** Starts Tổng Kết: the review cycles of a province, on one PostgreSQL. */
@SpringBootApplication
public class TongKetApplication {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(TongKetApplication.class);
        application.addListeners(new Preflight());
        application.run(args);
    }
}
