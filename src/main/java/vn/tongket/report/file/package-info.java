/** Files that come with a report: taken whole or in pieces, looked into, kept once, and given back. */
@NamedInterface("file")
package vn.tongket.report.file;

import org.springframework.modulith.NamedInterface;
