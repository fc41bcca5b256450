//! A large book as text: a hundred thousand promises and more, for timing how a book is read.
//!
//! It is written without the rooms that read it, so that the bench doesn't measure them against themselves.

/// Promises that hang together.
const GROUP: usize = 200;
/// Teams in the book.
const TEAMS: usize = 500;

const HEAD: &str = "upright = 1\nas_of = 2026-03-02\ncurrency = \"EUR\"\ntime_zone = \"Europe/Berlin\"\n\n\
    [[party]]\nid = \"vendor\"\nname = \"Vendor\"\nkind = \"organisation\"\n\n\
    [[party]]\nid = \"client\"\nname = \"Client\"\nkind = \"organisation\"\n";

/// The text of a book with so many promises; the same for ever.
pub(crate) fn text(promises: usize) -> String {
    let mut text = String::with_capacity(promises * 400);
    text.push_str(HEAD);
    for team in 0..TEAMS {
        text.push_str(&format!(
            "\n[[party]]\nid = \"team-{team:03}\"\nname = \"Team {team}\"\nkind = \"team\"\npart_of = \"vendor\"\n"
        ));
    }
    for number in 0..promises {
        text.push_str(&promise(number));
    }
    text
}

fn promise(number: usize) -> String {
    format!(
        "\n[[promise]]\nid = \"promise-{number:06}\"\n\
         what = \"Delivery {number} of the programme is in use\"\n\
         done_when = \"The client has signed for delivery {number}\"\n\
         promisor = \"vendor\"\npromisee = \"client\"\ndelivered_by = \"team-{team:03}\"\n\
         made = 2026-01-{day:02}\ndue = 2026-{month:02}-{day:02}\ntell_by = 2026-{month:02}-01\n\
         {work}\nrests_on = [{gates}]\n\
         stakes = [{{ axis = \"cost\", amount = {amount}, when = \"per_day_late\", cap = {cap} }}]\n\
         tags = {{ kind = \"delivery\", region = \"north\" }}\n",
        team = number / GROUP % TEAMS,
        day = number % 28 + 1,
        month = number % 6 + 6,
        work = work(number),
        gates = gates(number),
        amount = number % 90 * 100 + 100,
        cap = number % 90 * 4_000 + 4_000,
    )
}

/// A work in one of the forms that people give most.
fn work(number: usize) -> String {
    let days = number % 17 + 5;
    let (more, much_more) = (days * 3 / 2, days * 9 / 4);
    match number % 3 {
        0 => {
            format!("work = {{ p10 = \"{days}wd\", p50 = \"{more}wd\", p90 = \"{much_more}wd\" }}")
        }
        1 => format!("work = {{ p50 = \"{days}d\", p90 = \"{much_more}d\" }}"),
        _ => format!(
            "work = {{ low = \"{days}wd\", likely = \"{more}wd\", high = \"{much_more}wd\" }}"
        ),
    }
}

/// Rests on up to three earlier promises of its group.
fn gates(number: usize) -> String {
    let place = number % GROUP;
    let mut back: Vec<usize> = [1, 1 + number % 7, 1 + number % 31]
        .into_iter()
        .filter(|back| *back <= place)
        .collect();
    back.sort_unstable();
    back.dedup();
    let named: Vec<String> = back
        .into_iter()
        .map(|back| format!("\"promise-{:06}\"", number - back))
        .collect();
    named.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_holds_as_many_promises_as_asked_for() {
        let text = text(450);
        assert_eq!(text.matches("[[promise]]").count(), 450);
        assert!(toml::from_str::<toml::Table>(&text).is_ok());
    }

    #[test]
    fn nobody_rests_on_another_group() {
        assert_eq!(gates(GROUP), "");
        assert!(gates(GROUP + 40).matches("promise-").count() >= 2);
    }
}
