package vn.tongket.start;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Ends a start that failed with one sentence; the causes are there for who asks the log for more. */
class StartReport implements FailureAnalysisReporter {

    private static final Logger log = LoggerFactory.getLogger("vn.tongket.start");

    @Override
    public void report(FailureAnalysis analysis) {
        log.debug("The start failed", analysis.getCause());
        if (analysis.getAction() == null) {
            log.error(analysis.getDescription());
        } else {
            log.error("{} {}", analysis.getDescription(), analysis.getAction(), analysis.getCause());
        }
    }
}
