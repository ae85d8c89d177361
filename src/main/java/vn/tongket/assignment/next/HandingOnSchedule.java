package vn.tongket.assignment.next;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Soon after a plan was issued, the processes of what it takes up end. */
@Component
class HandingOnSchedule {

    private final HandingOn handing;

    HandingOnSchedule(HandingOn handing) {
        this.handing = handing;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT20S")
    void tell() {
        int told = handing.tellNext();
        while (told > 0) {
            told = handing.tellNext();
        }
    }
}
