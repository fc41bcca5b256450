//! What holds for Rust source: sizes, leftovers, attributes with reasons, names, and what a room must
//! not know.

use proc_macro2::{TokenStream, TokenTree};

use super::Finding;
use super::files::File;
use super::tokens::{self, is_ident, is_punct};

/// Lines of a file, and of a function.
const FILE_LINES: usize = 500;
const FUNCTION_LINES: usize = 60;
/// Macros that leave something for later.
const UNDONE: &[&str] = &["todo", "unimplemented", "dbg"];
/// Endings of type names that say nothing.
const EMPTY_NAMES: &[&str] = &["Manager", "Helper", "Helpers", "Util", "Utils", "Service"];
/// Rooms that do nothing but compute.
const PURE: &[&str] = &[
    "crates/model/src/",
    "crates/engine/src/",
    "crates/desk/src/",
];
/// What a pure room must not know of the standard library.
const IMPURE_MODULES: &[&str] = &["fs", "net", "env", "process"];
/// What a pure room must not know, wherever it comes from.
const IMPURE_NAMES: &[&str] = &["SystemTime", "Instant", "rand"];
/// Macros that speak to a terminal.
const PRINTING: &[&str] = &["print", "println", "eprint", "eprintln"];

/// Every finding in a source file.
pub(crate) fn check(file: &File) -> Vec<Finding> {
    let find = |rule, line, what| Finding::new(rule, &file.path, Some(line), what);
    let Some(stream) = tokens::read(&file.text) else {
        return vec![find("source", 1, "is not readable as Rust".to_owned())];
    };
    let mut findings: Vec<Finding> = functions(file, &stream);
    findings.extend(length(file));
    let pure = PURE.iter().any(|room| file.path.starts_with(room));
    tokens::each_run(&stream, &mut |run| {
        for at in 0..run.len() {
            let rest = &run[at..];
            let line = run[at].span().start().line;
            let mut seen: Vec<(&'static str, String)> = Vec::new();
            seen.extend(undone(rest).map(|what| ("leftovers", what)));
            seen.extend(unreasoned(rest).map(|what| ("reasons", what)));
            seen.extend(empty_name(rest).map(|what| ("names", what)));
            if pure {
                seen.extend(impure(rest).map(|what| ("purity", what)));
            }
            findings.extend(seen.into_iter().map(|(rule, what)| find(rule, line, what)));
        }
    });
    findings
}

fn length(file: &File) -> Option<Finding> {
    let lines = file.lines().count();
    let what = format!("{lines} lines, at most {FILE_LINES}");
    (lines > FILE_LINES).then(|| Finding::new("file-lines", &file.path, None, what))
}

/// Functions that are too long; an allowance for one names it behind the path, as `a.rs::run`.
fn functions(file: &File, stream: &TokenStream) -> Vec<Finding> {
    tokens::functions(stream)
        .into_iter()
        .filter(|function| function.lines > FUNCTION_LINES)
        .map(|function| {
            let path = format!("{}::{}", file.path, function.name);
            let what = format!("{} lines, at most {FUNCTION_LINES}", function.lines);
            Finding::new("function-lines", &path, Some(function.line), what)
        })
        .collect()
}

/// `todo!` and its like.
fn undone(rest: &[TokenTree]) -> Option<String> {
    called(rest, UNDONE).map(|name| format!("{name}! is left in"))
}

/// The macro of this list that is called here.
fn called(rest: &[TokenTree], names: &[&str]) -> Option<String> {
    match rest {
        [TokenTree::Ident(name), bang, ..] if is_punct(bang, '!') => {
            let name = name.to_string();
            names.contains(&name.as_str()).then_some(name)
        }
        _ => None,
    }
}

/// An ignored test, or a lint switched off without a reason.
fn unreasoned(rest: &[TokenTree]) -> Option<String> {
    let group = match rest {
        [hash, TokenTree::Group(group), ..] if is_punct(hash, '#') => group,
        [hash, bang, TokenTree::Group(group), ..] if is_punct(hash, '#') && is_punct(bang, '!') => {
            group
        }
        _ => return None,
    };
    let inside: Vec<TokenTree> = group.stream().into_iter().collect();
    match inside.as_slice() {
        [first, ..] if is_ident(first, "ignore") => Some("an ignored test".to_owned()),
        [first, TokenTree::Group(lints)]
            if is_ident(first, "allow") || is_ident(first, "expect") =>
        {
            let reasoned = lints
                .stream()
                .into_iter()
                .any(|tree| is_ident(&tree, "reason"));
            (!reasoned).then(|| format!("#[{first}(…)] without a reason"))
        }
        _ => None,
    }
}

/// A type whose name says nothing.
fn empty_name(rest: &[TokenTree]) -> Option<String> {
    match rest {
        [keyword, TokenTree::Ident(name), ..]
            if ["struct", "enum", "trait"]
                .iter()
                .any(|word| is_ident(keyword, word)) =>
        {
            let name = name.to_string();
            EMPTY_NAMES
                .iter()
                .any(|ending| name.ends_with(ending))
                .then(|| format!("{name}: what is it for?"))
        }
        _ => None,
    }
}

/// Something of the world outside.
fn impure(rest: &[TokenTree]) -> Option<String> {
    if let Some(name) = called(rest, PRINTING) {
        return Some(format!("{name}! in a room that only computes"));
    }
    match rest {
        [std, first, second, what, ..]
            if is_ident(std, "std") && is_punct(first, ':') && is_punct(second, ':') =>
        {
            named_by(what)
                .into_iter()
                .find(|name| IMPURE_MODULES.contains(&name.as_str()))
                .map(|name| format!("std::{name} in a room that only computes"))
        }
        [TokenTree::Ident(name), ..] if IMPURE_NAMES.iter().any(|word| name == word) => {
            Some(format!("{name} in a room that only computes"))
        }
        _ => None,
    }
}

/// The names right after `std::`: one, or those in braces.
fn named_by(tree: &TokenTree) -> Vec<String> {
    match tree {
        TokenTree::Ident(name) => vec![name.to_string()],
        TokenTree::Group(group) => group
            .stream()
            .into_iter()
            .map(|tree| tree.to_string())
            .collect(),
        TokenTree::Punct(_) | TokenTree::Literal(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(path: &str, text: &str) -> Vec<&'static str> {
        check(&File::sample(path, text))
            .iter()
            .map(|finding| finding.rule)
            .collect()
    }

    #[test]
    fn what_is_left_for_later_is_seen() {
        assert_eq!(rules("a.rs", "fn a() { todo!() }"), ["leftovers"]);
        assert_eq!(rules("a.rs", "fn a() { let x = dbg!(1); }"), ["leftovers"]);
        assert_eq!(rules("a.rs", "fn a() { \"todo!()\"; } // todo!()"), [""; 0]);
    }

    #[test]
    fn ignored_tests_and_silent_lints_are_seen() {
        assert_eq!(rules("a.rs", "#[ignore] fn a() {}"), ["reasons"]);
        assert_eq!(rules("a.rs", "#[ignore = \"slow\"] fn a() {}"), ["reasons"]);
        assert_eq!(rules("a.rs", "#![allow(dead_code)]"), ["reasons"]);
        assert_eq!(rules("a.rs", "#[expect(dead_code)] fn a() {}"), ["reasons"]);
        assert_eq!(
            rules("a.rs", "#[expect(dead_code, reason = \"b\")] fn a() {}"),
            [""; 0]
        );
    }

    #[test]
    fn sizes_are_held() {
        let long_function = format!("fn a() {{{}}}", "\n".repeat(FUNCTION_LINES));
        assert_eq!(rules("a.rs", &long_function), ["function-lines"]);
        let long_file = "const A: u8 = 0;\n".repeat(FILE_LINES + 1);
        assert_eq!(rules("a.rs", &long_file), ["file-lines"]);
        assert_eq!(rules("a.rs", "fn a() {\n}\n"), [""; 0]);
    }

    #[test]
    fn names_that_say_nothing_are_seen() {
        assert_eq!(rules("a.rs", "struct BookManager;"), ["names"]);
        assert_eq!(rules("a.rs", "struct Book;"), [""; 0]);
    }

    #[test]
    fn pure_rooms_know_nothing_of_the_world() {
        for text in [
            "use std::fs;",
            "use std::{collections::BTreeMap, env};",
            "fn a() { std::net::lookup(); }",
            "use std::time::SystemTime;",
            "use std::time::{Duration, Instant};",
            "use rand::Rng;",
            "fn a() { println!(); }",
        ] {
            assert_eq!(rules("crates/engine/src/a.rs", text), ["purity"], "{text}");
            assert_eq!(rules("crates/upright/src/a.rs", text), [""; 0], "{text}");
        }
        assert_eq!(
            rules("crates/model/src/a.rs", "use std::collections::BTreeMap;"),
            [""; 0]
        );
    }

    #[test]
    fn what_is_no_rust_is_a_finding() {
        assert_eq!(rules("a.rs", "fn a() {"), ["source"]);
    }
}
