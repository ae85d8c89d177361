/** Pages of commendations: what units propose, the council's meeting and its ballot, awards, regulations, statistics. */
package vn.tongket.web.commendation;
