package vn.tongket;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Starts Tổng Kết: the review cycles of a province, on one PostgreSQL. */
@SpringBootApplication
public class TongKetApplication {

    public static void main(String[] args) {
        List<Command> commands =
                SpringFactoriesLoader.forDefaultResourceLocation().load(Command.class);
        for (Command command : commands) {
            if (args.length > 0 && args[0].equals(command.name())) {
                System.exit(command.run(List.of(args).subList(1, args.length)));
            }
        }
        SpringApplication application = new SpringApplication(TongKetApplication.class);
        SpringFactoriesLoader.forDefaultResourceLocation()
                .load(AtStart.class)
                .forEach(part -> part.prepare(application));
        application.run(args);
    }
}
