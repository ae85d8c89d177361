package vn.tongket.start;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.NestedExceptionUtils;

/** Finds the sentence for what ended a start, also for what only went wrong after the first look. */
class StartFailures implements FailureAnalyzer {

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartProblem problem) {
                return new FailureAnalysis(problem.getMessage(), null, failure);
            }
            if (cause instanceof PortInUseException taken) {
                return new FailureAnalysis(
                        new StartProblem(taken, "port-taken", taken.getPort()).getMessage(), null, failure);
            }
        }
        if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException problem
                && connectionIsGone(problem)) {
            return new FailureAnalysis(DatabaseProblems.explain(problem, "", "").getMessage(), null, failure);
        }
        return null;
    }

    private static boolean connectionIsGone(SQLException problem) {
        return problem.getSQLState() != null && problem.getSQLState().startsWith("08");
    }
}
