/** The speaking list: registered before or on the spot, who speaks now, what was said. */
@NamedInterface("speak")
package vn.tongket.conference.speak;

import org.springframework.modulith.NamedInterface;
