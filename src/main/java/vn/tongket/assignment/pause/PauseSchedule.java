package vn.tongket.assignment.pause;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Brings the clocks of assignments to where they have to be: each night, and soon after somebody decided. */
@Component
class PauseSchedule {

    private final PausedClocks clocks;

    PauseSchedule(PausedClocks clocks) {
        this.clocks = clocks;
    }

    @Scheduled(cron = "0 2 0 * * *", zone = "Asia/Ho_Chi_Minh")
    void advance() {
        clocks.advance();
    }

    /** A few at a time, so that nobody waits for the processes of a whole province. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT20S")
    void tell() {
        int told = clocks.tellNext();
        while (told > 0) {
            told = clocks.tellNext();
        }
    }
}
