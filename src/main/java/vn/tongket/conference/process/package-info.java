/** What the models of conferences call: delegates and listeners that translate, and the engine's side of the workflow. */
package vn.tongket.conference.process;
