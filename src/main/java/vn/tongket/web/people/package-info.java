/** Pages on people: who holds what, who is away, and whose open work goes to whom. */
package vn.tongket.web.people;
