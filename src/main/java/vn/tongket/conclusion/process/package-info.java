/** What the models of conclusions call: delegates and listeners that translate, and the engine's side of the workflow. */
package vn.tongket.conclusion.process;
