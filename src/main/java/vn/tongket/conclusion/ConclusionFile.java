package vn.tongket.conclusion;

import java.util.List;
import java.util.Map;
import vn.tongket.Refusal;
import vn.tongket.conclusion.lint.Inspected;
import vn.tongket.document.Style;

/**
 * Everything there is on one conclusion, for the people who draft, sign or issue it.
 *
 * @param style how the issuer writes its documents
 * @param directive null as long as nobody has begun one
 * @param problems what keeps the draft from being signed, by its place in the draft; empty once it is signed
 * @param inspected what a person should look at before it is signed
 * @param signature who signs, as typed, or as the reader's role suggests
 * @param unitNames names of every unit that occurs, by code
 * @param groupNames names of every group that occurs, by code
 */
public record ConclusionFile(
        Conclusion conclusion,
        String issuerName,
        Style style,
        Draft draft,
        List<Comment> comments,
        Directive directive,
        List<Refusal.Problem> problems,
        Inspected inspected,
        Signature signature,
        Map<String, String> unitNames,
        Map<String, String> groupNames) {}
