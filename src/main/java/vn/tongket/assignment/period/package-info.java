/** The tracker's desk: following a conclusion period after period, and the report on each. */
@NamedInterface("period")
package vn.tongket.assignment.period;

import org.springframework.modulith.NamedInterface;
