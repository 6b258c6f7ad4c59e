//! Watches a build: a bar on a terminal while long work goes on, plain lines
//! elsewhere, and at the end, if asked, where the time went.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::base::lock::lock;
use crate::cli::terminal::{self, Format, Terminal};
use crate::engine::observer::Observer;

/// The stages that are told while they go on, each with the pieces from which it is long.
const LONG: [(&str, usize); 3] = [("pictures", 1), ("make", 2_000), ("stage", 20_000)];
/// How many of the slowest pieces are listed.
const SLOWEST: usize = 10;

/// How the work is told while it goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Manner {
    /// Not at all.
    Silent,
    /// A line for each long stage.
    Lines,
    /// A line for each stage and each picture.
    Everything,
    /// A bar that moves.
    Bar,
}

/// What one kind of recipe took.
#[derive(Default)]
struct Tally {
    made: usize,
    spared: usize,
    time: Duration,
}

#[derive(Default)]
struct Times {
    stages: Vec<(&'static str, Duration)>,
    recipes: BTreeMap<&'static str, Tally>,
    slowest: Vec<(Duration, String)>,
    bar: Option<ProgressBar>,
}

/// The watcher, with the program's clock.
pub struct Stopwatch {
    begun: Instant,
    manner: Manner,
    words: BTreeMap<&'static str, String>,
    times: Mutex<Times>,
}

impl Stopwatch {
    /// Starts now.
    pub fn start(terminal: &Terminal) -> Arc<Stopwatch> {
        let manner = match () {
            () if terminal.quiet || terminal.format == Format::Json => Manner::Silent,
            () if terminal.verbose => Manner::Everything,
            () if terminal::is_watched() => Manner::Bar,
            () => Manner::Lines,
        };
        let words = LONG.map(|(stage, _)| (stage, terminal.say(&format!("stage-{stage}"), &[])));
        Arc::new(Stopwatch { begun: Instant::now(), manner, words: words.into(), times: Mutex::default() })
    }

    /// How long the build took so far.
    pub fn seconds(&self) -> f64 {
        self.begun.elapsed().as_secs_f64()
    }

    /// Ends the bar, and the last stage.
    pub fn stop(&self) {
        self.stage("end", 0);
    }

    /// Where the time went: stages, then recipes and templates, then the slowest pieces.
    pub fn profile(&self, terminal: &Terminal) -> Vec<String> {
        let times = lock(&self.times);
        let millis = |time: Duration| format!("{:>9.1} ms", time.as_secs_f64() * 1000.0);
        let mut lines = vec![terminal.say("profile-stages", &[])];
        for ((name, from), (_, to)) in times.stages.iter().zip(times.stages.iter().skip(1)) {
            lines.push(format!("{}  {}", millis(*to - *from), terminal.say(&format!("stage-{name}"), &[])));
        }
        lines.push(terminal.say("profile-recipes", &[]));
        let mut recipes: Vec<(&&str, &Tally)> = times.recipes.iter().collect();
        recipes.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.time));
        for (name, tally) in recipes {
            let (made, spared) = (tally.made.to_string(), tally.spared.to_string());
            let counts = terminal.say("profile-counts", &[("made", &made), ("spared", &spared)]);
            lines.push(format!("{}  {name}: {counts}", millis(tally.time)));
        }
        lines.push(terminal.say("profile-slowest", &[]));
        lines.extend(times.slowest.iter().map(|(time, what)| format!("{}  {what}", millis(*time))));
        lines
    }
}

impl Observer for Stopwatch {
    fn moment(&self) -> Duration {
        self.begun.elapsed()
    }

    fn stage(&self, name: &'static str, pieces: usize) {
        let mut times = lock(&self.times);
        times.stages.push((name, self.begun.elapsed()));
        times.bar.take().iter().for_each(ProgressBar::finish_and_clear);
        let is_long = LONG.iter().any(|(stage, from)| *stage == name && pieces >= *from);
        let word = self.words.get(name).map_or(name, String::as_str);
        match self.manner {
            Manner::Bar if is_long => {
                let bar = ProgressBar::new(pieces as u64).with_message(word.to_owned());
                let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} {eta}");
                times.bar = Some(style.map(|style| bar.clone().with_style(style)).unwrap_or(bar));
            }
            Manner::Lines if is_long => terminal::tell(&format!("{word}: {pieces}")),
            Manner::Everything => terminal::tell(&format!("{:7.3} s  {word} {pieces}", self.seconds())),
            _ => {}
        }
    }

    fn made(&self, recipe: &'static str, what: &str, begun: Duration) {
        let time = self.begun.elapsed().saturating_sub(begun);
        if self.manner == Manner::Everything && recipe == "photo" {
            terminal::tell(&format!("{:7.3} s  {what}", self.seconds()));
        }
        let mut times = lock(&self.times);
        let tally = times.recipes.entry(recipe).or_default();
        tally.made += 1;
        tally.time += time;
        times.bar.iter().for_each(|bar| bar.inc(1));
        if times.slowest.len() < SLOWEST || times.slowest.last().is_some_and(|(least, _)| *least < time) {
            let at = times.slowest.partition_point(|(other, _)| *other >= time);
            times.slowest.insert(at, (time, format!("{recipe} {what}")));
            times.slowest.truncate(SLOWEST);
        }
    }

    fn spared(&self, recipe: &'static str) {
        let mut times = lock(&self.times);
        times.recipes.entry(recipe).or_default().spared += 1;
        times.bar.iter().for_each(|bar| bar.inc(1));
    }
}
