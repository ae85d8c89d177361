/** Agenda, invitations, attendance, speeches, limitations and closing remarks. */
package vn.tongket.conference;
