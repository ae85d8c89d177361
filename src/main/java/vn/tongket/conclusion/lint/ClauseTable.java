package vn.tongket.conclusion.lint;

import java.util.Map;

/** The decision table {@code clause-check} as it is published. */
public interface ClauseTable {

    /** What each kind of finding means for the signature. */
    Map<Finding.Code, Finding.Severity> severities();
}
