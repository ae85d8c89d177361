/**
 * One entry, several reviews: what a unit reported elsewhere, or what the cycle below it has shown, is offered to its
 * draft, and where it came from is kept.
 */
@NamedInterface("reuse")
package vn.tongket.report.reuse;

import org.springframework.modulith.NamedInterface;
