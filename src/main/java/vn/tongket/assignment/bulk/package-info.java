/** Results and reports that a tracker confirms together. */
@NamedInterface("bulk")
package vn.tongket.assignment.bulk;

import org.springframework.modulith.NamedInterface;
