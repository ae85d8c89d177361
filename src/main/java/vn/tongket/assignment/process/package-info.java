/** What the models of assignments and of the follow-up call, and the engine's side of both workflows. */
package vn.tongket.assignment.process;
