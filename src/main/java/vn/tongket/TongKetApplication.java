package vn.tongket;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.core.io.support.SpringFactoriesLoader;
import vn.tongket.audit.seal.VerifyCommand;

/** Starts Tổng Kết: the review cycles of a province, on one PostgreSQL. */
@SpringBootApplication
public class TongKetApplication {

    public static void main(String[] args) {
        if (VerifyCommand.asked(args)) {
            System.exit(VerifyCommand.run(args));
        }
        SpringApplication application = new SpringApplication(TongKetApplication.class);
        SpringFactoriesLoader.forDefaultResourceLocation()
                .load(AtStart.class)
                .forEach(part -> part.prepare(application));
        application.run(args);
    }
}
