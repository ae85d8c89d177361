/** What a person should look at again before a report goes on: gaps, claims, outliers, citations and copied passages. */
@NamedInterface("check")
package vn.tongket.report.check;

import org.springframework.modulith.NamedInterface;
