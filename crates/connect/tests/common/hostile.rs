//! Files that are made to take time, memory or stack.

use upright_connect::book_file::{Format, code};

/// One such file.
pub(crate) struct Hostile {
    pub(crate) name: &'static str,
    pub(crate) format: Format,
    pub(crate) file: Vec<u8>,
    /// What has to be reported among the rest.
    pub(crate) code: &'static str,
}

/// From here on, a fan of gates has more edges than a book may have.
const EDGES_BYTES: usize = 40_100_000;

/// Every kind of hostile file there is, of about `bytes` where size is what is hostile.
pub(crate) fn cases(bytes: usize) -> impl Iterator<Item = Hostile> {
    let made = |name, format, code, file: Vec<u8>| Hostile {
        name,
        format,
        file,
        code,
    };
    let toml = move |name, code, make: fn(usize) -> String| {
        move || made(name, Format::Toml, code, make(bytes).into_bytes())
    };
    let json = move |name, code, make: fn(usize) -> String| {
        move || made(name, Format::Json, code, make(bytes).into_bytes())
    };
    let cases: Vec<Box<dyn Fn() -> Hostile>> = vec![
        Box::new(toml("a chain", code::LIMIT, |bytes| {
            chain((bytes / 105).min(1_000_000))
        })),
        Box::new(json("a chain", code::LIMIT, |bytes| {
            chain_json((bytes / 105).min(1_000_000))
        })),
        Box::new(toml("a cycle", code::CYCLE, |bytes| {
            cycle((bytes / 105).min(900_000))
        })),
        Box::new(toml(
            "a fan of gates",
            if bytes < EDGES_BYTES {
                code::MISSING_KEY
            } else {
                code::LIMIT
            },
            |bytes| fan(bytes / 10_000 / 4),
        )),
        Box::new(toml("one gate too wide", code::LIMIT, |bytes| {
            fan_of(bytes / 4)
        })),
        Box::new(toml("gates in gates", code::LIMIT, |bytes| {
            nested("a = ", "{all=[", bytes)
        })),
        Box::new(toml("lists in lists", code::LIMIT, |bytes| {
            nested("a = ", "[", bytes)
        })),
        Box::new(json("lists in lists", code::LIMIT, |bytes| {
            nested("", "[", bytes)
        })),
        Box::new(json("tables in tables", code::LIMIT, |bytes| {
            nested("", "{\"a\":", bytes)
        })),
        Box::new(toml("one line, a text", code::UNKNOWN_KEY, |bytes| {
            format!("a = \"{}\"", "x".repeat(bytes))
        })),
        Box::new(toml("one line, a name", code::LIMIT, |bytes| {
            format!("currency = \"{}\"", "x".repeat(bytes))
        })),
        Box::new(json("one line, a text", code::LIMIT, |bytes| {
            format!("{{\"currency\": \"{}\"}}", "x".repeat(bytes))
        })),
        Box::new(json("one line, escapes", code::LIMIT, |bytes| {
            format!("{{\"currency\": \"{}\"}}", "\\\"".repeat(bytes / 2))
        })),
        Box::new(toml("one line, numbers", code::MISSING_KEY, |bytes| {
            format!("upright = 1\na = [{}]", "1,".repeat(bytes / 2))
        })),
        Box::new(json("one line, numbers", code::UNKNOWN_KEY, |bytes| {
            format!("{{\"a\": [{}1]}}", "1,".repeat(bytes / 2))
        })),
        Box::new(toml("one line, a word", code::SYNTAX, |bytes| {
            format!("a = {}", "x".repeat(bytes))
        })),
        Box::new(toml("one line, words", code::SYNTAX, |bytes| {
            "x ".repeat(bytes / 2)
        })),
        Box::new(toml("one line, a number", code::MISSING_KEY, |bytes| {
            format!("upright = {}", "1".repeat(bytes))
        })),
        Box::new(json("one line, a number", code::MISSING_KEY, |bytes| {
            format!("{{\"upright\": {}}}", "1".repeat(bytes))
        })),
        Box::new(toml("one key, dotted", code::LIMIT, |bytes| {
            format!("{}a = 1", "a.".repeat(bytes / 2))
        })),
        Box::new(toml("one header, dotted", code::LIMIT, |bytes| {
            format!("[{}a]", "a.".repeat(bytes / 2))
        })),
        Box::new(toml("keys", code::LIMIT, |bytes| {
            lines(bytes / 14, |n| format!("k{n} = 1"))
        })),
        Box::new(json("keys", code::LIMIT, |bytes| {
            listed(bytes / 14, "{", "}", |n| format!("\"k{n}\":1"))
        })),
        Box::new(json("small tables", code::UNKNOWN_KEY, |bytes| {
            listed(bytes / 8, "{\"a\":[", "]}", |_| "{\"a\":1}".into())
        })),
        Box::new(toml("small tables", code::MISSING_KEY, |bytes| {
            format!(
                "upright = 1\n{}",
                listed(bytes / 6, "a = [", "]", |_| "{a=1}".into())
            )
        })),
        Box::new(toml("one key, again", code::DUPLICATE_KEY, |bytes| {
            "a=1\n".repeat(bytes / 4)
        })),
        Box::new(json("one key, again", code::DUPLICATE_KEY, |bytes| {
            listed(bytes / 6, "{", "}", |_| "\"a\":1".into())
        })),
        Box::new(toml("one header, again", code::DUPLICATE_KEY, |bytes| {
            "[a]\n".repeat(bytes / 4)
        })),
        Box::new(toml("headers", code::LIMIT, |bytes| {
            lines(bytes / 12, |n| format!("[h{n}]"))
        })),
        Box::new(toml("sections", code::UNKNOWN_KEY, |bytes| {
            "[[a]]\n".repeat(bytes / 6)
        })),
        Box::new(toml("empty promises", code::MISSING_KEY, |bytes| {
            "[[promise]]\n".repeat(bytes / 12)
        })),
        Box::new(toml("unknown ids", code::UNKNOWN_ID, unknown_ids)),
        Box::new(toml("unknown keys", code::UNKNOWN_KEY, |bytes| {
            format!(
                "[[promise]]\n{}",
                lines(bytes / 16, |n| format!("kay{n} = 1"))
            )
        })),
        Box::new(toml("the same id", code::DUPLICATE_ID, |bytes| {
            "[[promise]]\nid=\"a\"\n".repeat(bytes / 19)
        })),
        Box::new(toml("new lines", code::MISSING_KEY, |bytes| {
            "\n".repeat(bytes)
        })),
        Box::new(json("new lines", code::SYNTAX, |bytes| "\n".repeat(bytes))),
        Box::new(toml("lone returns", code::SYNTAX, |bytes| {
            "\r".repeat(bytes)
        })),
        Box::new(toml("nul", code::SYNTAX, |bytes| "\0".repeat(bytes))),
        Box::new(toml("nul in a comment", code::SYNTAX, |bytes| {
            format!("#{}", "\0".repeat(bytes))
        })),
        Box::new(toml("nul in a text", code::SYNTAX, |bytes| {
            format!("a = \"{}\"", "\0".repeat(bytes))
        })),
        Box::new(toml("quotes", code::SYNTAX, |bytes| "\"".repeat(bytes))),
        Box::new(toml("single quotes", code::SYNTAX, |bytes| {
            "'".repeat(bytes)
        })),
        Box::new(toml("backslashes", code::SYNTAX, |bytes| {
            format!("a = \"{}", "\\x".repeat(bytes / 2))
        })),
        Box::new(toml("equals", code::SYNTAX, |bytes| "=".repeat(bytes))),
        Box::new(toml("commas", code::SYNTAX, |bytes| {
            format!("a = [{}", ",".repeat(bytes))
        })),
        Box::new(toml("dots", code::SYNTAX, |bytes| ".".repeat(bytes))),
        Box::new(toml("closing brackets", code::SYNTAX, |bytes| {
            "]\n".repeat(bytes / 2)
        })),
        Box::new(toml("signs", code::SYNTAX, |bytes| {
            format!("a = {}1", "-".repeat(bytes))
        })),
        Box::new(toml("low lines", code::SYNTAX, |bytes| {
            format!("a = {}1", "_".repeat(bytes))
        })),
        Box::new(move || {
            made(
                "bytes that are no text",
                Format::Toml,
                code::NOT_UTF8,
                vec![0xff; bytes],
            )
        }),
        Box::new(move || {
            made(
                "200 MB of one line",
                Format::Toml,
                code::FILE_TOO_LARGE,
                vec![b'x'; 200_000_000],
            )
        }),
        Box::new(move || {
            made(
                "200 MB of one line",
                Format::Json,
                code::FILE_TOO_LARGE,
                vec![b'['; 200_000_000],
            )
        }),
    ];
    cases.into_iter().map(|make| make())
}

const HEAD: &str = "upright=1\nas_of=2026-03-02\n[[party]]\nid=\"a\"\n";

fn resting(id: usize, on: Option<usize>) -> String {
    let rests_on = on.map_or(String::new(), |on| format!("\"p{on}\""));
    format!(
        "[[promise]]\nid=\"p{id}\"\nwhat=\"x\"\npromisor=\"a\"\npromisee=\"a\"\ndue=2026-06-30\nrests_on=[{rests_on}]\n"
    )
}

fn chain(length: usize) -> String {
    let promises = (0..length).map(|id| resting(id, id.checked_sub(1)));
    HEAD.to_owned() + &promises.collect::<String>()
}

fn cycle(length: usize) -> String {
    let promises = (0..length).map(|id| resting(id, Some((id + 1) % length)));
    HEAD.to_owned() + &promises.collect::<String>()
}

fn chain_json(length: usize) -> String {
    let head = "{\"upright\":1,\"as_of\":\"2026-03-02\",\"party\":[{\"id\":\"a\"}],\"promise\":[";
    listed(length, head, "]}", |id| {
        let rests_on = id
            .checked_sub(1)
            .map_or(String::new(), |on| format!("\"p{on}\""));
        format!(
            "{{\"id\":\"p{id}\",\"what\":\"x\",\"promisor\":\"a\",\"promisee\":\"a\",\"due\":\"2026-06-30\",\"rests_on\":[{rests_on}]}}"
        )
    })
}

/// Promises that each rest on one promise ten thousand times over.
fn fan(count: usize) -> String {
    let wide = "\"p\",".repeat(10_000);
    let promise = |id: usize| {
        format!(
            "[[promise]]\nid=\"q{id}\"\nwhat=\"x\"\npromisor=\"a\"\npromisee=\"a\"\ndue=2026-06-30\nrests_on=[{wide}]\n"
        )
    };
    let first = resting(0, None).replace("p0", "p");
    HEAD.to_owned() + &first + &(0..count).map(promise).collect::<String>() + "[[shock]]\n"
}

fn fan_of(members: usize) -> String {
    HEAD.to_owned() + &resting(0, None).replace("[]", &format!("[{}]", "\"p\",".repeat(members)))
}

fn nested(before: &str, open: &str, bytes: usize) -> String {
    before.to_owned() + &open.repeat(bytes / open.len())
}

fn unknown_ids(bytes: usize) -> String {
    let promise = |id: usize| {
        format!("[[promise]]\nid=\"name-{id}\"\npromisor=\"nam-{id}\"\nrests_on=[\"nme-{id}\"]\n")
    };
    format!("{HEAD}{}", (0..bytes / 80).map(promise).collect::<String>())
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(|n| line(n) + "\n").collect()
}

fn listed(count: usize, open: &str, close: &str, member: impl Fn(usize) -> String) -> String {
    let mut text = open.to_owned();
    for n in 0..count {
        text.push_str(if n == 0 { "" } else { "," });
        text.push_str(&member(n));
    }
    text + close
}
