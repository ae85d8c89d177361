/** Receipts of submitted versions, and the answer to who asks whether a file was received. */
@NamedInterface("receipt")
package vn.tongket.report.receipt;

import org.springframework.modulith.NamedInterface;
