/** The council: its regulations, its sittings, the votes of its members and their minutes. */
@NamedInterface("council")
package vn.tongket.commendation.council;

import org.springframework.modulith.NamedInterface;
