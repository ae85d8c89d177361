package vn.tongket;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Keeps test classes out of each other's way: each starts with jobs of its own only, and ends at the real time with nobody logged in. */
class BackToToday implements BeforeAllCallback, AfterEachCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        SpringExtension.getApplicationContext(context).getBean(Jobs.class).leaveOthers();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ClockUtil.reset();
        SecurityContextHolder.clearContext();
    }
}
