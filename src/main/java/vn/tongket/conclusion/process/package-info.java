/** What the models of conclusions call: delegates and listeners that translate, each with one call to the feature. */
package vn.tongket.conclusion.process;
