/** Groups of units that plans and clauses address together: kept by people, read as of a day, carried through changes of units. */
@NamedInterface("group")
package vn.tongket.organization.group;

import org.springframework.modulith.NamedInterface;
