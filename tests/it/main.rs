//! One binary for all tests from outside.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod faults;
