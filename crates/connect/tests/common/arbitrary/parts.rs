//! Texts, numbers, days, estimates and stakes of every shape that the model allows.

use jiff::civil::Weekday;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use upright_model::book::Settings;
use upright_model::day::Day;
use upright_model::duration::{Duration, Unit};
use upright_model::party::Calendar;
use upright_model::policy::Policy;
use upright_model::quantity::{Amount, Chance, Text};
use upright_model::stake::{Axis, Loss, Stake};
use upright_model::work::{Form, Shape, Work};

pub(crate) fn name() -> impl Strategy<Value = String> {
    let odd = "[^\\p{C}]{1,12}".prop_filter("trimmed", |text| text.trim() == text);
    prop_oneof!["[a-z-]{1,8}", odd].prop_map(|name| format!("{name}·"))
}

pub(crate) fn text() -> impl Strategy<Value = Text> {
    let odd = select(vec![
        "a \"quote\"",
        "two\nlines\r\n",
        "tab\tnul\0",
        "back\\slash",
        "\u{7f}\u{85}\u{1b}",
        "🦀 é ß 雪",
        "'''",
        "\"\"\"",
        "# no comment",
        "\u{feff}bom",
        "2026-06-30",
        "\u{2028}",
        "\u{10ffff}",
    ]);
    let any = vec(any::<char>(), 1..20).prop_map(|chars| chars.into_iter().collect::<String>());
    prop_oneof![odd.prop_map(str::to_owned), any, "[a-z ]{1,10}x"]
        .prop_filter_map("not blank", |text| Text::new(&text).ok())
}

pub(crate) fn day() -> impl Strategy<Value = Day> {
    (0..=Day::LAST.days_since(Day::FIRST))
        .prop_map(|days| Day::FIRST.plus_days(days.into()).expect("a day"))
}

pub(crate) fn settings() -> impl Strategy<Value = Settings> {
    let zones = select(vec![
        "Europe/Berlin",
        "UTC",
        "America/Argentina/Buenos_Aires",
        "Asia/Kolkata",
    ]);
    let zone = zones.prop_map(|zone| Text::new(zone).expect("a text"));
    (option::of(text()), option::of(zone)).prop_map(|(currency, time_zone)| Settings {
        currency,
        time_zone,
    })
}

pub(crate) fn number(most: f64) -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(0.0),
        Just(most),
        Just(f64::MIN_POSITIVE),
        Just(5e-324),
        0.0..=most,
        (0..1000u32).prop_map(move |n| f64::from(n).min(most)),
    ]
}

pub(crate) fn chance() -> impl Strategy<Value = Chance> {
    number(1.0).prop_map(|number| Chance::new(number).expect("a chance"))
}

pub(crate) fn amount() -> impl Strategy<Value = Amount> {
    number(1e15).prop_map(|number| Amount::new(number).expect("an amount"))
}

pub(crate) fn policy() -> impl Strategy<Value = Policy> {
    (chance(), chance()).prop_map(|(one, two)| {
        let (low, high) = if one < two { (one, two) } else { (two, one) };
        Policy::new(high, low).expect("a policy")
    })
}

pub(crate) fn calendar() -> impl Strategy<Value = (String, Calendar)> {
    let week = vec(
        select(Weekday::Monday.cycle_forward().take(7).collect::<Vec<_>>()),
        1..7,
    );
    let calendar = (week, vec(day(), 0..3))
        .prop_map(|(week, holidays)| Calendar::new(week, holidays).expect("a calendar"));
    (name(), calendar)
}

pub(crate) fn duration(unit: Unit) -> impl Strategy<Value = Duration> {
    let most = if unit == Unit::Weeks {
        5000.0
    } else {
        36_525.0
    };
    number(most).prop_map(move |amount| Duration::new(amount, unit).expect("a duration"))
}

pub(crate) fn calendar_time() -> impl Strategy<Value = Duration> {
    prop_oneof![
        duration(Unit::Hours),
        duration(Unit::Days),
        duration(Unit::Weeks)
    ]
}

pub(crate) fn any_duration() -> impl Strategy<Value = Duration> {
    prop_oneof![calendar_time(), duration(Unit::WorkingDays)]
}

pub(crate) fn form(
    of: impl Strategy<Value = Duration> + Clone + 'static,
) -> impl Strategy<Value = Form> {
    let three = vec(of.clone(), 3).prop_map(|mut three| {
        three.sort_by(|a, b| a.days().total_cmp(&b.days()));
        three
    });
    let shape = select(vec![Shape::Pert, Shape::Triangular]);
    prop_oneof![
        of.clone().prop_map(Form::Exact),
        (three.clone(), shape).prop_map(|(d, shape)| Form::Bounded {
            low: d[0],
            likely: d[1],
            high: d[2],
            shape
        }),
        three.clone().prop_map(|d| Form::Quantiles {
            p10: d[0],
            p50: d[1],
            p90: d[2]
        }),
        three.prop_map(|d| Form::MedianAndHigh {
            p50: d[1],
            p90: d[2]
        }),
        vec(of, 1..5).prop_map(Form::Samples),
        (number(1e12), vec(number(1e12), 1..5))
            .prop_map(|(items, per_week)| Form::Throughput { items, per_week }),
    ]
}

pub(crate) fn work() -> impl Strategy<Value = Work> {
    let mixed = vec(any_duration(), 1..5).prop_map(Form::Samples);
    prop_oneof![
        form(duration(Unit::WorkingDays).boxed()),
        form(calendar_time().boxed()),
        mixed
    ]
    .prop_filter_map("a work", |form| Work::new(form).ok())
}

pub(crate) fn stake() -> impl Strategy<Value = Stake> {
    let loss = prop_oneof![
        Just(Loss::AtOnce),
        amount().prop_map(|cap| Loss::PerDayLate { cap })
    ];
    let after = prop_oneof![Just(Duration::ZERO), calendar_time()];
    (select(Axis::ALL.to_vec()), amount(), after, loss).prop_map(|(axis, amount, after, loss)| {
        Stake {
            axis,
            amount,
            after,
            loss,
        }
    })
}
