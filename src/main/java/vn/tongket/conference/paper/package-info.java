/** Papers of a conference: in order, read by those who prepare it and by those who are invited. */
@NamedInterface("paper")
package vn.tongket.conference.paper;

import org.springframework.modulith.NamedInterface;
