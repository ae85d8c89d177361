/**
 * Lists of units from CSV and Excel files: read within limits whatever they hold, looked at row by row, and entered by one act.
 */
@NamedInterface("list")
package vn.tongket.organization.list;

import org.springframework.modulith.NamedInterface;
