/** The five seed events as ready cycles; active in the profile {@code demo} alone. */
package vn.tongket.demo;
