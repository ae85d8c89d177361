/** What a coordinator lets everybody read about the tasks of a conclusion, frozen as it was published. */
@NamedInterface("publish")
package vn.tongket.assignment.publish;

import org.springframework.modulith.NamedInterface;
