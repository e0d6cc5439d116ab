//! The program: all of it lives in the library.

fn main() -> std::process::ExitCode {
    sitroom::cli::main()
}
