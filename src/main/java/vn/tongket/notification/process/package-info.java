/** The reminder ladder as the engine's decision table has it. */
package vn.tongket.notification.process;
