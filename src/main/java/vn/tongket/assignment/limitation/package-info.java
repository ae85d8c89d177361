/** What became of the limitations that a review found: their tasks, the verdict of the next review, and which came back. */
@NamedInterface("limitation")
package vn.tongket.assignment.limitation;

import org.springframework.modulith.NamedInterface;
