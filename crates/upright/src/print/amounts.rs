//! Numbers and amounts: thousands apart, money in the currency of the book.

use upright_desk::answer::PerAxis;
use upright_model::book::Settings;
use upright_model::stake::Axis;

/// A whole number: "240,000".
pub(crate) fn whole(number: usize) -> String {
    grouped(&number.to_string())
}

/// An amount as a number: whole from ten on, with one decimal below, "under 0.1" where that says nothing.
pub(crate) fn number(amount: f64) -> String {
    let size = amount.abs();
    if size == 0.0 {
        "0".to_owned()
    } else if size < 0.05 {
        "under 0.1".to_owned()
    } else if size < 9.95 {
        let text = format!("{amount:.1}");
        text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
    } else {
        grouped(&format!("{amount:.0}"))
    }
}

fn grouped(digits: &str) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let mut text = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The head of a column of amounts: "revenue EUR", "jobs".
pub(crate) fn axis_head(axis: Axis, settings: &Settings) -> String {
    match currency(axis, settings) {
        Some(currency) => format!("{axis} {currency}"),
        None => axis.to_string(),
    }
}

/// An amount with its unit: "EUR 480,000 of revenue", "2,300 customers".
pub(crate) fn amount(axis: Axis, amount: f64, settings: &Settings) -> String {
    let number = number(amount);
    match (axis, currency(axis, settings)) {
        (Axis::Revenue | Axis::Cost, Some(currency)) => format!("{currency} {number} of {axis}"),
        (Axis::Revenue | Axis::Cost, None) => format!("{number} of {axis}"),
        (Axis::Customers, _) if number == "1" => "1 customer".to_owned(),
        (Axis::Jobs, _) if number == "1" => "1 job".to_owned(),
        (Axis::Customers | Axis::Jobs, _) => format!("{number} {axis}"),
    }
}

/// Those amounts that are more than nothing, each with its unit.
pub(crate) fn amounts(harm: &PerAxis<f64>, settings: &Settings) -> Vec<String> {
    harm.0
        .iter()
        .filter(|(_, value)| *value != 0.0)
        .map(|(axis, value)| amount(*axis, *value, settings))
        .collect()
}

fn currency(axis: Axis, settings: &Settings) -> Option<String> {
    axis.is_money()
        .then_some(settings.currency.as_ref())
        .flatten()
        .map(|currency| super::words::tame(currency.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use upright_model::quantity::Text;

    #[test]
    fn thousands_stand_apart() {
        let texts = [0, 7, 999, 1_000, 240_000, 1_234_567].map(whole);
        assert_eq!(texts, ["0", "7", "999", "1,000", "240,000", "1,234,567"]);
        assert_eq!(number(-12_345.6), "-12,346");
    }

    #[test]
    fn small_amounts_keep_one_decimal() {
        let texts = [0.0, 0.01, 0.44, 3.0, 9.94, 9.96].map(number);
        assert_eq!(texts, ["0", "under 0.1", "0.4", "3", "9.9", "10"]);
    }

    #[test]
    fn money_names_its_currency() {
        let settings = Settings {
            currency: Text::new("EUR").ok(),
            time_zone: None,
        };
        assert_eq!(
            amount(Axis::Revenue, 480_000.0, &settings),
            "EUR 480,000 of revenue"
        );
        assert_eq!(amount(Axis::Cost, 5.0, &Settings::default()), "5 of cost");
        assert_eq!(amount(Axis::Jobs, 1.0, &settings), "1 job");
        assert_eq!(axis_head(Axis::Cost, &settings), "cost EUR");
    }
}
