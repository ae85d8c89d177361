/** Pages of a conference: overview, invitations, papers, attendance, speaking list, corrections, and the public answers. */
package vn.tongket.web.conference;
