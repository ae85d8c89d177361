/** Who came: by the secretary's list, by scanned cards, by the code at the door. */
@NamedInterface("attend")
package vn.tongket.conference.attend;

import org.springframework.modulith.NamedInterface;
