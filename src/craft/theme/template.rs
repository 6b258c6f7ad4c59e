//! A theme's templates: read together, each fault told at its place, and rendered.

use std::collections::BTreeMap;
use std::ops::Range;

use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use crate::base::codes;
use crate::base::diagnostic::{Code, Diagnostic, Place, Sink, Spot};
use crate::base::path::SourcePath;
use crate::base::text::nearest;
use crate::craft::builtin;
use crate::craft::qr::qr;
use crate::craft::theme::limit::{self, Page};
use crate::craft::theme::still;
use crate::craft::theme::strict::{EACH, KNOWN, Strict, open_tag};

/// Where templates stand in a theme.
const FOLDER: &str = "templates/";
/// The name of all that is still in templates: its ending says what is escaped.
const TOGETHER: &str = "still.html";

/// Templates, ready to render.
pub struct Templates {
    engine: Tera,
    sources: BTreeMap<String, Strict>,
    /// The theme's folder, for places.
    folder: String,
}

impl Templates {
    /// Reads the templates among a theme's files; all their faults go to the sink.
    pub fn read(parts: &BTreeMap<String, Vec<u8>>, folder: &str, sink: &mut Sink) -> Option<Templates> {
        let mut sources = BTreeMap::new();
        for (path, bytes) in parts {
            let Some(name) = path.strip_prefix(FOLDER).filter(|name| name.ends_with(".html")) else { continue };
            let source = String::from_utf8_lossy(bytes);
            let own = !is_built_in(path, bytes);
            sources.insert(name.to_owned(), if own { Strict::of(&source) } else { Strict::plain(&source) });
        }
        let mut templates = Templates { engine: engine(), sources, folder: folder.to_owned() };
        let faults = templates.faults();
        if !faults.is_empty() {
            faults.into_iter().for_each(|fault| sink.push(fault));
            return None;
        }
        let texts: Vec<(&str, &str)> = templates.sources.iter().map(|(name, s)| (name.as_str(), s.text.as_str())).collect();
        if let Err(error) = templates.engine.add_raw_templates(texts) {
            templates.unfit(&error).into_iter().for_each(|fault| sink.push(fault));
            return None;
        }
        Some(templates)
    }

    /// The same with what is still in them rendered once. Pages come out as they do without.
    pub fn settled(&self, shared: &Context) -> Templates {
        let quick: Vec<(&String, &Strict)> = self.sources.iter().filter(|(_, strict)| strict.built_in).collect();
        let named: Vec<(&str, &str)> = quick.iter().map(|(name, strict)| (name.as_str(), strict.text.as_str())).collect();
        let joined = still::joined(&named);
        let texts = || joined.iter().map(String::as_str);
        let settled = || {
            let mut alone = engine();
            alone.add_raw_template(TOGETHER, &still::gathered(texts())).ok()?;
            let settled = still::settled(texts(), &alone.render(TOGETHER, shared).ok()?)?;
            let mut engine = self.engine.clone();
            engine.add_raw_templates(named.iter().map(|(name, _)| *name).zip(&settled).collect::<Vec<_>>()).ok()?;
            Some(engine)
        };
        let engine = settled().unwrap_or_else(|| self.engine.clone());
        Templates { engine, sources: self.sources.clone(), folder: self.folder.clone() }
    }

    /// Renders one template.
    pub fn render(&self, name: &str, context: &Context) -> Result<Vec<u8>, Diagnostic> {
        limit::begin();
        let mut page = Page::default();
        self.engine.render_to(name, context, &mut page).map_err(|error| match page.overflow() {
            Some(why) => self.fault((name, 0..0), codes::TEMPLATE_FAILED).with("why", why),
            None => self.failed(&error, name),
        })?;
        Ok(page.bytes())
    }

    /// What is wrong with each template by itself: its syntax, and the templates that it names. Those that are built
    /// in have no faults.
    fn faults(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (name, strict) in self.sources.iter().filter(|(_, strict)| !strict.built_in) {
            let alone = Tera::default().add_raw_template(name, &strict.source);
            if let Err(ErrorKind::SyntaxError(report)) = alone.as_ref().map_err(tera::Error::kind) {
                // A tag that was never closed is told where it begins, not where the next line surprised.
                let at = report.span().range.start;
                let open = open_tag(&strict.source, at).filter(|open| strict.source[*open..at].contains('\n'));
                let place = self.place(name, open.unwrap_or(at));
                found.push(Diagnostic::at(codes::TEMPLATE_SYNTAX, place).with("why", report.message()));
                continue;
            }
            for (named, at) in named(&strict.source) {
                if !self.sources.contains_key(named) {
                    let near = nearest(named, self.sources.keys().map(String::as_str));
                    let fault = Diagnostic::at(codes::MISSING_TEMPLATE, self.place(name, at));
                    found.push(fault.with("template", named).near(near));
                }
            }
        }
        found
    }

    /// What is wrong with the templates together. The engine tells it as text, with
    /// `--> name:line:column` for each fault.
    fn unfit(&self, error: &tera::Error) -> Vec<Diagnostic> {
        let told = error.to_string();
        let mut found = Vec::new();
        for report in told.split("error: ").skip(1) {
            let why = report.lines().next().unwrap_or_default();
            let place = report.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
            let mut parts = place.unwrap_or_default().rsplitn(3, ':');
            let (column, line) = (parts.next(), parts.next());
            let number = |n: Option<&str>| n.and_then(|n| n.parse().ok()).unwrap_or(1);
            let name = parts.next().unwrap_or("base.html");
            let at = self.sources.get(name).map_or(0, |strict| strict.original_at(number(line), number(column)));
            found.push(Diagnostic::at(codes::TEMPLATE_SYNTAX, self.place(name, at)).with("why", why));
        }
        if found.is_empty() {
            let name = match error.kind() {
                ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => tpl,
                _ => "base.html",
            };
            // The first name of the circle that the template itself writes.
            let source = self.sources.get(name).map_or("", |s| s.source.as_str());
            let at = named(source).into_iter().find(|(named, _)| told.contains(&format!("\"{named}\""))).map_or(0, |(_, at)| at);
            found.push(Diagnostic::at(codes::TEMPLATE_SYNTAX, self.place(name, at)).with("why", told));
        }
        found
    }

    /// Why a template could not be rendered.
    fn failed(&self, error: &tera::Error, template: &str) -> Diagnostic {
        let report = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report,
            ErrorKind::TemplateNotFound(name) => {
                return Diagnostic::at(codes::MISSING_TEMPLATE, Place::start(&self.file(name))).with("template", name);
            }
            _ => return self.fault((template, 0..0), codes::TEMPLATE_FAILED).with("why", error),
        };
        let (name, why) = (report.filename(), report.message());
        let range = self.sources.get(name).map_or(0..0, |strict| strict.original(&report.span().range));
        let absent = why == UNDEFINED || why.contains("is not defined") || why.to_lowercase().contains("undefined");
        if !absent {
            return self.fault((name, range), codes::TEMPLATE_FAILED).with("why", why);
        }
        let source = self.sources.get(name).map_or("", |s| s.source.as_str());
        let range = whole(source, range);
        let variable = source.get(range.clone()).map_or(why, str::trim);
        match variable.strip_prefix("t.") {
            Some(key) => self.fault((name, range), codes::MISSING_WORDING).with("key", key),
            None => self.fault((name, range), codes::UNDEFINED_VARIABLE).with("variable", variable),
        }
    }

    fn fault(&self, (name, range): (&str, Range<usize>), code: Code) -> Diagnostic {
        Diagnostic::at(code, self.place(name, range.start))
    }

    fn file(&self, name: &str) -> SourcePath {
        SourcePath::new(&format!("{}{FOLDER}{name}", self.folder))
    }

    /// The place of a byte of a template's own text.
    fn place(&self, name: &str, offset: usize) -> Place {
        let before = self.sources.get(name).and_then(|s| s.source.get(..offset)).unwrap_or_default();
        Place::new(&self.file(name), Spot::after(before))
    }
}

/// An engine with the filters that every template may use.
fn engine() -> Tera {
    let mut engine = Tera::default();
    engine.register_filter(KNOWN, known);
    engine.register_filter(EACH, each);
    engine.register_filter("qr", |text: &str, _: Kwargs, _: &State| qr(text));
    engine
}

/// Whether a file of a theme is as it is built in.
fn is_built_in(path: &str, bytes: &[u8]) -> bool {
    builtin::FILES.iter().any(|(known, text)| *known == path && *text == bytes)
}

/// A field with the variable that it was to be taken from: the engine points at the field alone.
fn whole(source: &str, field: Range<usize>) -> Range<usize> {
    let taken = |c: char| c.is_alphanumeric() || "_.[]".contains(c);
    let before = source.get(..field.start).unwrap_or_default();
    // A field by its name in brackets ends behind the bracket.
    let closing = source.get(field.clone()).is_some_and(|field| field.matches('[').count() > field.matches(']').count());
    let end = if closing && source[field.end..].starts_with(']') { field.end + 1 } else { field.end };
    before.trim_end_matches(taken).len()..end
}

/// What the filter says of what is not defined.
const UNDEFINED: &str = "undefined";

/// Lets through what is defined, and no text that grew beyond measure.
fn known(value: Value, _: Kwargs, _: &State) -> tera::TeraResult<Value> {
    if value.is_undefined() {
        return Err(tera::Error::message(UNDEFINED));
    }
    limit::text(value.as_str().map_or(0, str::len)).map_err(tera::Error::message)?;
    Ok(value)
}

/// The same, and counts how often a loop will repeat.
fn each(value: Value, kwargs: Kwargs, state: &State) -> tera::TeraResult<Value> {
    limit::rounds(value.len().unwrap_or(0)).map_err(tera::Error::message)?;
    known(value, kwargs, state)
}

/// The templates that one extends or includes, with the places of their names.
fn named(source: &str) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    for (at, _) in source.match_indices("{%") {
        let tag = source[at + 2..].trim_start_matches('-').trim_start();
        let Some(rest) = tag.strip_prefix("extends ").or_else(|| tag.strip_prefix("include ")) else { continue };
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'));
        let name = quote.and_then(|quote| rest[1..].split_once(quote)).map(|(name, _)| name);
        if let Some(name) = name {
            found.push((name, name.as_ptr() as usize - source.as_ptr() as usize));
        }
    }
    found
}
