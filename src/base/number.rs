//! Numbers from their own text: exact, and never what a YAML reader made of them.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::path::SourcePath;
use crate::base::yaml::{Node, Value, wrong_type};

/// Reads a decimal. An unquoted `4.500` is refused, since its author most
/// likely means four thousand five hundred and YAML reads four and a half.
pub fn decimal(node: &Node, key: &str, file: &SourcePath, sink: &mut Sink) -> Option<Decimal> {
    let place = Place::new(file, node.spot);
    let Some(text) = node.scalar() else {
        sink.push(wrong_type(node, key, "number", file));
        return None;
    };
    let plain = matches!(node.value, Value::Plain(_));
    if plain && groups_thousands(text) {
        let whole = text.replace('.', "");
        let decimal = if text.matches('.').count() == 1 { format!("{text}0") } else { format!("\"{whole}\"") };
        let fault = Diagnostic::at(codes::THOUSANDS_TRAP, place).with("key", key).with("value", text);
        sink.push(fault.with("whole", whole).with("decimal", decimal));
        return None;
    }
    let Some(number) = exact(text) else {
        sink.push(Diagnostic::at(codes::NOT_A_NUMBER, place).with("key", key).with("value", text));
        return None;
    };
    let digits = text.trim_start_matches(['-', '+']);
    if plain && digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.") {
        sink.push(Diagnostic::at(codes::LEADING_ZERO, place).with("key", key).with("value", text));
    }
    Some(number)
}

/// `-?[1-9]\d{0,2}(\.\d{3})+`: how Vietnamese writes thousands.
fn groups_thousands(text: &str) -> bool {
    let mut groups = text.strip_prefix('-').unwrap_or(text).split('.');
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let first = groups.next().is_some_and(|g| (1..=3).contains(&g.len()) && digits(g) && !g.starts_with('0'));
    let mut rest = groups.peekable();
    first && rest.peek().is_some() && rest.all(|g| g.len() == 3 && digits(g))
}

fn exact(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !plain(whole) || !plain(fraction) {
        return None;
    }
    Decimal::from_str_exact(text.trim_start_matches('+')).ok()
}

#[cfg(test)]
mod tests {
    use super::{exact, groups_thousands};

    #[test]
    fn thousands_are_seen() {
        for trap in ["4.500", "-4.500", "1.300.000", "12.345", "999.000"] {
            assert!(groups_thousands(trap), "{trap}");
        }
        for fine in ["4500", "0.500", "63.12", "63.1250", "4.5000", "1234.500", "4.50", "1.300.00", "04.500", "4."] {
            assert!(!groups_thousands(fine), "{fine}");
        }
    }

    #[test]
    fn only_plain_decimals_are_numbers() {
        for wrong in ["1e5", "1,5", "0x10", ".5", "5.", "", "-", "1_000", "NaN", "--1", "+-1"] {
            assert!(exact(wrong).is_none(), "{wrong}");
        }
        assert_eq!(exact("-0.50").map(|d| d.to_string()).as_deref(), Some("-0.50"));
    }
}
