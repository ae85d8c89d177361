/** Lists of tasks, paged in the database: by unit, clause, status and words, as of any day. */
@NamedInterface("list")
package vn.tongket.assignment.list;

import org.springframework.modulith.NamedInterface;
