/** Pages of urging: the board of those who track, letters to sign, explanations and criticism, and the tab of a task. */
package vn.tongket.web.urging;
