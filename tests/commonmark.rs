//! Every example of CommonMark 0.31.2: the plain Markdown step gives the HTML that
//! the specification gives, unless the example holds raw HTML, which is refused.

use guong::base::codes;
use guong::base::diagnostic::Sink;
use guong::base::path::SourcePath;
use guong::craft::link::Rules;
use guong::craft::markdown::{events, parse, plain_html};
use pulldown_cmark::Event;

struct Example {
    number: usize,
    markdown: String,
    html: String,
}

/// The examples stand between lines of 32 backquotes; a dot parts source and result, arrows are tabs.
fn examples() -> Vec<Example> {
    let fence = "`".repeat(32);
    let spec = include_str!("data/commonmark/spec.txt");
    let mut examples: Vec<Example> = Vec::new();
    let mut lines = spec.lines();
    while let Some(line) = lines.next() {
        if line != format!("{fence} example") {
            continue;
        }
        let mut part = |end: &str| {
            let mut text = String::new();
            for line in lines.by_ref().take_while(|l| *l != end) {
                text.push_str(&line.replace('→', "\t"));
                text.push('\n');
            }
            text
        };
        let (markdown, html) = (part("."), part(&fence));
        examples.push(Example { number: examples.len() + 1, markdown, html });
    }
    examples
}

/// HTML with the liberties that the specification leaves: how quotes are written, where lines of a block end.
fn normal(html: &str) -> String {
    html.replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace(" />", ">")
        .replace(">\n", ">")
        .replace("\n<", "<")
        .trim()
        .to_owned()
}

#[test]
fn every_example_gives_its_html_or_is_refused() {
    let (mut equal, mut refused, mut wrong) = (0, 0, Vec::new());
    let all = examples();
    assert_eq!(all.len(), 652);
    for example in &all {
        let found: Vec<Event<'_>> = events(&example.markdown).map(|(event, _)| event).collect();
        if found.iter().any(|e| matches!(e, Event::Html(_) | Event::InlineHtml(_))) {
            let mut sink = Sink::new();
            let rules = Rules { outbound: &[], origin: "https://a.vn", path: "/" };
            parse(&example.markdown, 1, &SourcePath::new("a.md"), &rules, &mut sink);
            let told = sink.into_report().iter().any(|d| d.code == codes::RAW_HTML);
            assert!(told, "example {} holds raw HTML and is not refused", example.number);
            refused += 1;
        } else if normal(&plain_html(found.into_iter(), 0)) == normal(&example.html) {
            equal += 1;
        } else {
            wrong.push(example.number);
        }
    }
    assert_eq!(wrong, Vec::<usize>::new());
    assert_eq!((equal, refused), (580, 72));
}
