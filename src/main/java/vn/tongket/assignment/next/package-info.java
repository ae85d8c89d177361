/** What is handed on to the next review, and what became of it there. */
@NamedInterface("next")
package vn.tongket.assignment.next;

import org.springframework.modulith.NamedInterface;
