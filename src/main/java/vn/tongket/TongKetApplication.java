package vn.tongket;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Tổng Kết: the review cycles of a province, on one PostgreSQL. */
@SpringBootApplication
public class TongKetApplication {

    public static void main(String[] args) {
        SpringApplication.run(TongKetApplication.class, args);
    }
}
