/** Cards that say where a classified report is, in the place of its contents. */
@NamedInterface("card")
package vn.tongket.report.card;

import org.springframework.modulith.NamedInterface;
