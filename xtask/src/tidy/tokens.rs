//! Rust source as tokens: comments are gone, strings can't be mistaken for code.

use std::str::FromStr;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A function with a body, and the lines it takes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) lines: usize,
}

/// The tokens of a source file; `None` where it is no Rust.
pub(crate) fn read(text: &str) -> Option<TokenStream> {
    TokenStream::from_str(text).ok()
}

/// Calls `see` with every run of tokens: the file itself, and the inside of every bracket in it.
pub(crate) fn each_run(stream: &TokenStream, see: &mut impl FnMut(&[TokenTree])) {
    let run: Vec<TokenTree> = stream.clone().into_iter().collect();
    see(&run);
    for tree in &run {
        if let TokenTree::Group(group) = tree {
            each_run(&group.stream(), see);
        }
    }
}

/// Every function with a body, functions inside functions too.
pub(crate) fn functions(stream: &TokenStream) -> Vec<Function> {
    let mut functions = Vec::new();
    each_run(stream, &mut |run| {
        for (at, tree) in run.iter().enumerate() {
            if is_ident(tree, "fn")
                && let Some(TokenTree::Ident(name)) = run.get(at + 1)
                && let Some(body) = run.get(at + 2..).and_then(body)
            {
                let line = tree.span().start().line;
                let end = body.span_close().end().line;
                functions.push(Function {
                    name: name.to_string(),
                    line,
                    lines: end + 1 - line,
                });
            }
        }
    });
    functions
}

/// The braces that come before the next semicolon.
fn body(rest: &[TokenTree]) -> Option<&Group> {
    for tree in rest {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return Some(group),
            TokenTree::Punct(punct) if punct.as_char() == ';' => return None,
            _ => {}
        }
    }
    None
}

/// Whether a token is this word.
pub(crate) fn is_ident(tree: &TokenTree, word: &str) -> bool {
    matches!(tree, TokenTree::Ident(ident) if ident == word)
}

/// Whether a token is this sign.
pub(crate) fn is_punct(tree: &TokenTree, sign: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_measured_whatever_their_strings_hold() {
        let text = "fn a() {\n    // }\n    let x = \"}\";\n}\ntrait T {\n    fn none(&self);\n    fn b(&self) -> [u8; 2] {\n        [0; 2]\n    }\n}\n";
        let found: Vec<(String, usize, usize)> = read(text)
            .map(|stream| functions(&stream))
            .unwrap_or_default()
            .into_iter()
            .map(|function| (function.name, function.line, function.lines))
            .collect();
        assert_eq!(found, [("a".to_owned(), 1, 4), ("b".to_owned(), 7, 3)]);
    }

    #[test]
    fn what_is_no_rust_is_told() {
        assert!(read("fn a() {").is_none());
    }
}
