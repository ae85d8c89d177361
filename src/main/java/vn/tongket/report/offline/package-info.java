/**
 * Reports written without a connection: a Word file for the texts, an Excel workbook for the figures, and what comes back
 * in them. What a file holds is a proposal until a person has seen how it differs from the draft.
 */
@NamedInterface("offline")
package vn.tongket.report.offline;

import org.springframework.modulith.NamedInterface;
