/** People in their roles: accounts, absences and their substitutes, and the open work that goes from one to another. */
@NamedInterface("people")
package vn.tongket.organization.people;

import org.springframework.modulith.NamedInterface;
