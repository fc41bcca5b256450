//! The futures of a small book, each with its weight: all that there are, or those that are drawn.

use super::days::{Length, NEVER};
use super::draws::drawn;
use super::plan::{Choices, Futures, Part, Plan};

/// One thing left to chance, and what may come of it.
struct Die {
    choice: Choice,
    /// Weights that add up to 1, and values.
    faces: Vec<(f64, Length)>,
}

#[derive(Clone, Copy)]
enum Choice {
    Work(usize),
    Never(usize),
    Shock(usize),
}

/// How many futures there are.
pub(crate) fn count(plan: &Plan) -> usize {
    dice(plan).iter().map(|die| die.faces.len()).product()
}

/// Shows every future that is played, and its weight, to `visit`.
pub(crate) fn for_each(plan: &Plan, mut visit: impl FnMut(f64, &Choices)) {
    if let Futures::Drawn(futures, seed) = plan.futures {
        for future in 0..futures {
            visit(1.0 / f64::from(futures), &drawn(plan, seed, future));
        }
        return;
    }
    let promises = plan.parts.len();
    let mut choices = Choices {
        work: vec![Length::ZERO; promises],
        never: vec![false; promises],
        shocks: vec![0; plan.struck.len()],
    };
    cast(&dice(plan), 1.0, &mut choices, &mut visit);
}

fn cast(dice: &[Die], weight: f64, choices: &mut Choices, visit: &mut impl FnMut(f64, &Choices)) {
    let Some((die, rest)) = dice.split_first() else {
        return visit(weight, choices);
    };
    for (chance, value) in &die.faces {
        match die.choice {
            Choice::Work(place) => choices.work[place] = *value,
            Choice::Never(place) => choices.never[place] = value.ticks >= NEVER,
            Choice::Shock(shock) => choices.shocks[shock] = value.ticks,
        }
        cast(rest, weight * chance, choices, visit);
    }
}

fn dice(plan: &Plan) -> Vec<Die> {
    let mut dice = Vec::new();
    for (place, own) in plan.book.promises.iter().enumerate() {
        if matches!(plan.parts[place], Part::Started(_) | Part::Waiting) {
            dice.push(Die {
                choice: Choice::Work(place),
                faces: plan.lengths[place].clone(),
            });
            dice.push(Die {
                choice: Choice::Never(place),
                faces: strikes(own.never, &[NEVER]),
            });
        }
    }
    for (place, shock) in plan.book.shocks.iter().enumerate() {
        dice.push(Die {
            choice: Choice::Shock(place),
            faces: strikes(shock.chance, &shock.delays),
        });
    }
    dice
}

/// With so much of a chance one of these, each equally likely; else nothing.
fn strikes(chance: f64, values: &[i64]) -> Vec<(f64, Length)> {
    let each = chance / values.len() as f64;
    let struck = values.iter().map(|value| (each, Length::calendar(*value)));
    std::iter::once((1.0 - chance, Length::ZERO))
        .chain(struck)
        .filter(|(weight, _)| *weight > 0.0)
        .collect()
}
