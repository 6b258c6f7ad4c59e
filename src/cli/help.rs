//! Help and complaints about arguments in one language. What an argument is for
//! stands beside it as "English / Tiếng Việt"; the frame around it is in the words.

use clap::builder::Resettable;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, Command};

use crate::cli::words::{Speech, Words};

/// The command with all that it says of itself in one language.
pub fn in_one_language(mut command: Command, speech: Speech, words: &Words) -> Command {
    // What clap adds by itself is there only once the command is built.
    command.build();
    told(command, speech, words)
}

fn told(command: Command, speech: Speech, words: &Words) -> Command {
    let about = command.get_about().map(|text| half(&text.to_string(), speech).to_owned());
    let about = if command.get_name() == "help" { Some(words.say("help-help", &[])) } else { about };
    let template = format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}", words.say("help-usage", &[]));
    command
        .about(about.unwrap_or_default())
        .help_template(template)
        .subcommand_help_heading(words.say("help-commands", &[]))
        .mut_args(|arg| argument(arg, speech, words))
        .mut_subcommands(|below| told(below, speech, words))
}

fn argument(arg: Arg, speech: Speech, words: &Words) -> Arg {
    let mut help = match arg.get_id().as_str() {
        "help" | "version" => words.say(&format!("help-{}", arg.get_id()), &[]),
        _ => arg.get_help().map_or_else(String::new, |text| half(&text.to_string(), speech).to_owned()),
    };
    if arg.get_action().takes_values() {
        let choices: Vec<String> = arg.get_possible_values().iter().map(|v| v.get_name().to_owned()).collect();
        let usual: Vec<String> = arg.get_default_values().iter().map(|v| v.to_string_lossy().into_owned()).collect();
        if !choices.is_empty() {
            help.push_str(&format!(" [{}]", choices.join(", ")));
        }
        if !usual.is_empty() {
            help.push_str(&format!(" [{}]", words.say("help-usual", &[("value", &usual.join(", "))])));
        }
    }
    // Under a heading of its own clap sorts positional arguments by name.
    let arg = match arg.get_index() {
        Some(place) => arg.display_order(place),
        None => arg,
    };
    let heading = if arg.is_positional() { "help-arguments" } else { "help-options" };
    arg.help(help)
        .long_help(Resettable::Reset)
        .help_heading(words.say(heading, &[]))
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// The half of a text in two languages; one without halves is for both.
fn half(text: &str, speech: Speech) -> &str {
    match (text.split_once(" / "), speech) {
        (Some((english, _)), Speech::En) => english,
        (Some((_, vietnamese)), Speech::Vi) => vietnamese,
        (None, _) => text,
    }
}

/// What is wrong with the arguments; `None` where clap's own words are what was asked for.
pub fn complaint(error: &Error, words: &Words) -> Option<String> {
    let named = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let (id, what, near) = match error.kind() {
        ErrorKind::UnknownArgument => ("unknown", ContextKind::InvalidArg, ContextKind::SuggestedArg),
        ErrorKind::InvalidSubcommand => ("command", ContextKind::InvalidSubcommand, ContextKind::SuggestedSubcommand),
        ErrorKind::InvalidValue if named(ContextKind::InvalidValue).is_empty() => {
            ("valueless", ContextKind::InvalidArg, ContextKind::SuggestedValue)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => ("value", ContextKind::InvalidValue, ContextKind::SuggestedValue),
        ErrorKind::MissingRequiredArgument => ("missing", ContextKind::InvalidArg, ContextKind::SuggestedArg),
        ErrorKind::ArgumentConflict => ("conflict", ContextKind::InvalidArg, ContextKind::SuggestedArg),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        _ => ("other", ContextKind::InvalidArg, ContextKind::SuggestedArg),
    };
    let (argument, value) = (named(ContextKind::InvalidArg), named(what));
    let mut said = words.say(&format!("argument-{id}"), &[("value", &value), ("argument", &argument)]);
    let near = named(near);
    if !near.is_empty() {
        said.push_str(&format!("\n    {}", words.say("did-you-mean", &[("near", &near)])));
    }
    said.push_str(&format!("\n    {}", words.say("argument-next", &[])));
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::half;
    use crate::cli::words::Speech;

    #[test]
    fn one_half_is_told() {
        assert_eq!(half("Text or JSON / Chữ hoặc JSON", Speech::En), "Text or JSON");
        assert_eq!(half("Text or JSON / Chữ hoặc JSON", Speech::Vi), "Chữ hoặc JSON");
        assert_eq!(half("profile, story", Speech::Vi), "profile, story");
    }
}
