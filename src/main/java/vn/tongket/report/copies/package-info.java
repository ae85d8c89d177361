/** Passages that stand in more than one report: found by runs of words, verified word by word, shown side by side. */
@org.springframework.modulith.NamedInterface("copies")
package vn.tongket.report.copies;
