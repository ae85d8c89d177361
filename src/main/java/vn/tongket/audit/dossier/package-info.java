/**
 * Everything that happened, in order: about a cycle, a report, a task, a document, a person or a unit. The record of acts
 * is one source of it; notices and the engine's own log are others, each read by who writes it.
 */
@NamedInterface("dossier")
package vn.tongket.audit.dossier;

import org.springframework.modulith.NamedInterface;
