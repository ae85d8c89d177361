/** What the model of commendations calls: delegates and listeners that translate. */
package vn.tongket.commendation.process;
