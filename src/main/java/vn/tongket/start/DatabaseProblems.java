package vn.tongket.start;

import java.sql.SQLException;

/** Puts what PostgreSQL or its driver answered into the sentence that helps. */
final class DatabaseProblems {

    private DatabaseProblems() {}

    static StartProblem explain(SQLException problem, String where, String user) {
        String state = String.valueOf(problem.getSQLState());
        return switch (state) {
            case "28P01", "28000" -> new StartProblem(problem, "database-login", where, user);
            case "3D000" -> new StartProblem(problem, "database-missing", where);
            case "42501" -> new StartProblem(problem, "database-rights", where, user);
            case "25006" -> new StartProblem(problem, "database-read-only", where);
            default ->
                problem.getMessage() != null && problem.getMessage().contains("password")
                        ? new StartProblem(problem, "database-login", where, user)
                        : new StartProblem(problem, "database-unreachable", where);
        };
    }
}
