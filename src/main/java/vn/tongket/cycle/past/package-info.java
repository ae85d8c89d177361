/** Which cycles and reports could be seen on a day. */
@NamedInterface("past")
package vn.tongket.cycle.past;

import org.springframework.modulith.NamedInterface;
