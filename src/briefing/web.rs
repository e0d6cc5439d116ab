//! Which links may be opened: one rule for what is offered and for what is handed on.

use crate::text;

/// The longest link that is opened, in bytes.
const LONGEST: usize = 2048;

/// Whether a text is a web address and nothing else.
pub fn is_web(link: &str) -> bool {
    let scheme = |name: &str| {
        let head = link.get(..name.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(name)) && link.len() > name.len()
    };
    (scheme("http://") || scheme("https://"))
        && link.len() <= LONGEST
        && !link.chars().any(|it| it.is_whitespace() || it.is_control() || text::forbidden(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_opened() {
        for fine in ["https://example.org/a?b=c&d;e|f$(g)", "HTTP://x", "https://u@evil/"] {
            assert!(is_web(fine), "{fine}");
        }
        let long = format!("https://{}", "x".repeat(LONGEST));
        for bad in [
            "",
            "https://",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "-x",
            "--help https://x",
            "http://a b",
            "http://a\tb",
            "http://a\u{1b}[31m",
            "http://a\u{202e}b",
            "http://a\u{a0}b",
            " https://x",
            "mailto:x@y",
            &long,
        ] {
            assert!(!is_web(bad), "{bad}");
        }
    }
}
