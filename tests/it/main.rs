//! All integration tests in one program, which builds and starts faster than many.

mod load;
