/** How far the reports of a cycle have come, as leaders look at it: unit by unit, in numbers, and day by day. */
@NamedInterface
package vn.tongket.report.progress;

import org.springframework.modulith.NamedInterface;
