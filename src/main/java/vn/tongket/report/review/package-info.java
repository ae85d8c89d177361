/** What the reviewer does: waiting reports, comments, what changed since, acceptance in bulk, and undoing it. */
@NamedInterface("review")
package vn.tongket.report.review;

import org.springframework.modulith.NamedInterface;
