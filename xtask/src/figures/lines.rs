//! Counting lines. Comments are recognised by how their lines begin, tests by the indentation that rustfmt
//! gives: a line with code and a comment is code, and what stands in a string is not looked at.

/// How tests are recognised: JavaScript has them in files of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Rust,
    JavaScript,
}

/// The lines with code, those of tests left out.
pub(super) fn of_code(language: Language, text: &str) -> usize {
    let mut lines = text.lines();
    let mut count = 0;
    while let Some(line) = lines.next() {
        let code = line.trim();
        if language == Language::Rust && is_for_tests(code) {
            skip_item(&mut lines, indentation(line));
        } else if code.starts_with("/*") {
            skip_comment(code, &mut lines);
        } else if !code.is_empty() && !code.starts_with("//") {
            count += 1;
        }
    }
    count
}

fn is_for_tests(attribute: &str) -> bool {
    ["#[cfg(test)]", "#[cfg(all(test,"].iter().any(|start| attribute.starts_with(start))
}

/// The numbers, from 1, of the lines with more characters than that.
pub(super) fn longer_than(max_chars: usize, text: &str) -> Vec<usize> {
    let numbered = (1..).zip(text.lines());
    numbered.filter(|(_, line)| line.chars().count() > max_chars).map(|(at, _)| at).collect()
}

fn indentation(line: &str) -> &str {
    line.split_once(|c: char| !c.is_whitespace()).map_or("", |(before, _)| before)
}

/// To the first line that ends what began on that indentation.
fn skip_item<'a>(lines: &mut impl Iterator<Item = &'a str>, indentation: &str) {
    let ends = |line: &str| {
        let Some(rest) = line.strip_prefix(indentation) else { return false };
        !rest.starts_with([' ', '#', '/']) && rest.ends_with(['}', ';'])
    };
    lines.find(|line| ends(line));
}

fn skip_comment<'a>(first: &str, lines: &mut impl Iterator<Item = &'a str>) {
    if !first.contains("*/") {
        lines.find(|line| line.contains("*/"));
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, longer_than, of_code};

    #[test]
    fn blanks_and_comments_are_not_counted() {
        let text =
            "// A comment.\n\n/** One line. */\nlet a; // code\n/*\n not code\n */\n  a = 1;\n";
        assert_eq!(of_code(Language::JavaScript, text), 2);
        assert_eq!(of_code(Language::Rust, text), 2);
        assert_eq!(of_code(Language::Rust, ""), 0);
    }

    #[test]
    fn tests_are_not_counted() {
        let tests =
            "#[cfg(test)]\nmod tests {\n    #[test]\n    fn f() {\n        g();\n    }\n}\n";
        assert_eq!(of_code(Language::Rust, &format!("fn a() {{}}\n\n{tests}")), 1);
        assert_eq!(of_code(Language::Rust, &format!("{tests}fn a() {{}}\n")), 1);
        let native = tests.replace("(test)", "(all(test, not(target_arch = \"wasm32\")))");
        assert_eq!(of_code(Language::Rust, &native), 0);
        let uses = "#[cfg(test)]\nuse a::{\n    b,\n};\n#[cfg(test)]\n#[allow(dead_code)]\nuse c;\nd!();\n";
        assert_eq!(of_code(Language::Rust, uses), 1);
        let inner =
            "impl A {\n    #[cfg(test)]\n    fn b() {\n        c();\n    }\n    fn d() {}\n}\n";
        assert_eq!(of_code(Language::Rust, inner), 3);
    }

    #[test]
    fn columns_are_characters() {
        assert_eq!(longer_than(3, "abc\nabcd\n中文字\n中文文字\n"), [2, 4]);
    }
}
