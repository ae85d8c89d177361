/** Clocks that stand still in an area: decisions, the assignments they touch, and due dates that move by the days lost. */
@NamedInterface("pause")
package vn.tongket.assignment.pause;

import org.springframework.modulith.NamedInterface;
