/** What the model of unit reports calls: delegates and listeners that translate, and the engine's side of the workflow. */
package vn.tongket.report.process;
