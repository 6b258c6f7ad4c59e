//! The functions that a cold build spends its time in, each alone, on the demonstration's
//! own content. Run: `cargo bench`.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use guong::base::diagnostic::Sink;
use guong::base::files::{File, Files, text};
use guong::base::fingerprint::Fingerprint;
use guong::base::path::SourcePath;
use guong::base::recall::Oblivion;
use guong::base::yaml;
use guong::craft::document::Document;
use guong::craft::link::Rules;
use guong::craft::markdown;
use guong::craft::qr::qr;
use guong::engine::store::Store;
use guong::graph::edition::{Audience, Edition};
use guong::pipeline;
use guong::settings::site::Settings;
use guong::source::load::load;

/// The demonstration: its files, its settings, the day it is built on.
fn demonstration() -> (Files, Settings, Edition) {
    let files = Files::scan(Path::new(env!("CARGO_MANIFEST_DIR")), &mut Sink::new());
    let settings = Settings::read(&files, &mut Sink::new()).expect("the demonstration has settings");
    let now = settings.as_of.expect("and a day").begin();
    (files, settings, Edition { now, audience: Audience::Public })
}

/// The texts of all its profiles, each cut into front matter and body.
fn profiles(files: &Files) -> Vec<(String, String)> {
    let read = |file: &File| {
        let text = text(file, &mut Sink::new()).expect("a text");
        let (front, body) = text.strip_prefix("---\n").and_then(|t| t.split_once("\n---\n")).expect("front matter");
        (front.to_owned(), body.to_owned())
    };
    let profiles = files.under("content/profiles/").iter().filter(|file| file.path.extension() == "md");
    profiles.map(read).collect()
}

fn craft(bench: &mut Criterion) {
    let (files, settings, _) = demonstration();
    let profiles = profiles(&files);
    let path = SourcePath::new("content/profiles/a.md");
    let rules = Rules { outbound: &[], origin: &settings.base.origin, path: &settings.base.path };
    bench.bench_function("front matter of all profiles", |b| {
        b.iter(|| profiles.iter().for_each(|(front, _)| drop(black_box(yaml::read(front, &path, 2, &mut Sink::new())))));
    });
    bench.bench_function("bodies of all profiles", |b| {
        b.iter(|| {
            let parse = |body: &str| Document::new(markdown::parse(body, 9, &path, &rules, &mut Sink::new()));
            profiles.iter().for_each(|(_, body)| drop(black_box(parse(body))));
        });
    });
    bench.bench_function("QR code of an address", |b| b.iter(|| qr(black_box("https://guong.example.vn/guong/y-hlang/"))));
    let page = vec![b'a'; 30_000];
    bench.bench_function("fingerprint of 30 kB", |b| b.iter(|| Fingerprint::of_bytes(black_box(&page))));
}

fn stages(bench: &mut Criterion) {
    let (files, settings, edition) = demonstration();
    bench.bench_function("files of the demonstration to a catalog", |b| {
        b.iter(|| load(&files, &settings, &Oblivion, &mut Sink::new()));
    });
    bench.bench_function("files of the demonstration to a site", |b| {
        b.iter(|| pipeline::site(&files, &settings, edition, &mut Sink::new()));
    });
    let mut slow = bench.benchmark_group("whole");
    slow.sample_size(10);
    slow.bench_function("files of the demonstration to an edition", |b| {
        b.iter(|| pipeline::build((&files, &Store::nowhere()), &settings, edition, &mut Sink::new()));
    });
    slow.finish();
}

criterion_group!(benches, craft, stages);
criterion_main!(benches);
