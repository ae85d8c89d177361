/** Files that come with a report, from its draft to its readers. */
@NamedInterface("file")
package vn.tongket.report.file;

import org.springframework.modulith.NamedInterface;
