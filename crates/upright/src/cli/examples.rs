//! What stands below each `--help`.

pub(super) const CHECK: &str = "\
Examples:
  upright check book.toml
  upright check book.toml --json | jq '.defects[].line'

Every defect is named, not only the first. On a terminal they are shown in their lines; in a
pipe each is one line: book.toml:12:8: promise \"x\": what is wrong; hint: how to mend it.";

pub(super) const FORECAST: &str = "\
Examples:
  upright forecast book.toml
  upright forecast book.toml --futures 100000 --json
  upright forecast book.toml --seen-by brightwater

The answer is a function of the book, the number of futures and the seed, and of nothing else.";

pub(super) const QUOTE: &str = "\
Examples:
  upright quote book.toml portal
  upright quote book.toml portal --by 2026-06-30 --confidence 0.8 --confidence 0.95
  upright quote book.toml --new --like checkout-rollout --by 2027-03-31
  upright quote book.toml --new --like portal --by 2026-09-30 \\
      --delivered-by platform-team --work '{ p50 = \"20wd\", p90 = \"45wd\" }'

A promise is solid, a stretch or an overreach by the lines that the book's [policy] draws.";

pub(super) const SLIP: &str = "\
Examples:
  upright slip book.toml core-api --days 14
  upright slip book.toml core-api --days 2.5 --json

The same futures are looked at twice: as they are, and with that promise finishing later.";

pub(super) const WARNINGS: &str = "\
Examples:
  upright warnings book.toml
  upright warnings book.toml --seen-by finance --json

A promise is listed where its chance is below the book's solid line. Each line names only what
its own promisee loses.";

pub(super) const SHOW: &str = "\
Examples:
  upright show book.toml portal
  upright show book.toml portal --json";

pub(super) const EXPORT: &str = "\
Examples:
  upright export book.toml --format json > book.json
  upright export book.json --output book.toml

The book written anew gives the same numbers to the bit.";

pub(super) const DEMO: &str = "\
Examples:
  upright demo
  upright demo --size 400 --output big.toml
  upright demo --today 2026-11-02 --output autumn.toml

A software vendor is about to promise an insurer that its claims portal is in production by
30 June: day 0 is 2 March 2026, so that day is 120 days ahead.";

pub(super) const COMPLETIONS: &str = "\
Examples:
  upright completions bash > ~/.local/share/bash-completion/completions/upright
  upright completions zsh > ~/.zfunc/_upright
  upright completions fish > ~/.config/fish/completions/upright.fish";
