package vn.tongket.demo;

import java.util.List;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.tongket.demo.process.Stage;

/**
 * Plays the seed events at the demo's first start, before the engine's background jobs run. Each is one transaction: a
 * start that was killed in between goes on with the events that are missing.
 */
@Component
@Profile("demo")
class DemoEvents {

    private final List<SeedEvent> events;
    private final DemoOnce once;
    private final Stage stage;

    DemoEvents(List<SeedEvent> events, DemoOnce once, Stage stage) {
        this.events = events;
        this.once = once;
        this.stage = stage;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(30)
    public void load() {
        for (SeedEvent event : events) {
            try {
                once.whole(event.name(), event::play);
            } finally {
                stage.today();
            }
        }
    }
}
