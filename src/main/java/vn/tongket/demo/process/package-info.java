/** The parts of the demo that need the engine: accounts, and doing tasks as people do. */
package vn.tongket.demo.process;
