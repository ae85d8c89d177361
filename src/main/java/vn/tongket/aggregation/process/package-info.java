/** What the model of review cycles calls for the provincial report: delegates and listeners that translate. */
package vn.tongket.aggregation.process;
