/** What the model of a review cycle calls: delegates and listeners that translate, and the engine's side of the workflow. */
package vn.tongket.cycle.process;
