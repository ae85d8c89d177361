/** Pages about archives: making one of a cycle, and reading those of elsewhere. */
package vn.tongket.web.archive;
