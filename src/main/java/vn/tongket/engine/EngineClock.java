package vn.tongket.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** The one clock of the product: the engine's time, read in Asia/Ho_Chi_Minh whatever zone the machine is set to. */
@Component
public class EngineClock extends Clock {

    private final ZoneId zone;

    EngineClock() {
        this(ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    private EngineClock(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new EngineClock(other);
    }

    @Override
    public Instant instant() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
