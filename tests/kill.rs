//! Killed at any moment, the published site is one whole edition, old or new, and
//! the next build goes on as if nothing had happened.

mod yard;

use std::path::Path;
use std::time::{Duration, Instant};

use yard::{Chance, DAY, build, clean, command, differences, put, site, tree};

/// An edition: the titles of some stories, and a page that comes and stays.
fn edit(root: &Path, edition: u64) {
    for n in 0..12 {
        let text = format!(
            "---\ntitle: Tin {n}, bản {edition}\ndate: 2023-09-01\nreview: {{status: approved, by: X, on: 2023-09-01}}\n---\nThân bài {edition}.\n"
        );
        put(root, &format!("content/stories/tin-{n}.md"), text);
    }
    let text = format!("---\ntitle: Thêm {edition}\nreview: {{status: approved, by: X, on: 2023-09-01}}\n---\nThêm.\n");
    put(root, &format!("content/pages/them-{edition}.md"), text);
}

/// Kills that many builds of one site, each at a moment by chance.
fn kills(seed: u64, rounds: u64) {
    let mut chance = Chance::new(seed);
    let root = site();
    edit(root.path(), 0);
    let begun = Instant::now();
    build(root.path(), DAY);
    let whole = begun.elapsed().max(Duration::from_millis(20));
    let public = root.path().join("public");
    let mut landed = [0_u64; 2];
    for round in 1..=rounds {
        let old = tree(&public);
        edit(root.path(), round);
        let (new, _) = clean(root.path(), DAY);
        let mut running = command(root.path(), &["build", "--as-of", DAY])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("the program was built with this test");
        let micros = u64::try_from(whole.as_micros()).expect("a build is short");
        std::thread::sleep(Duration::from_micros(chance.below(micros * 13 / 10)));
        // One that has ended already cannot be killed.
        let _ = running.kill();
        let _ = running.wait();
        let found = tree(&public);
        let is_new = differences(&found, &new).is_empty();
        assert!(is_new || differences(&found, &old).is_empty(), "seed {seed}, round {round}: {:?}", differences(&found, &new));
        landed[usize::from(is_new)] += 1;
        build(root.path(), DAY);
        let found = tree(&public);
        assert_eq!(differences(&found, &new), Vec::<String>::new(), "seed {seed}, round {round}: the build after the kill");
    }
    println!("seed {seed}: the old edition stood after {} kills, the new one after {}", landed[0], landed[1]);
}

#[test]
fn a_hundred_kills_leave_whole_editions() {
    std::thread::scope(|scope| {
        for seed in [1, 2] {
            scope.spawn(move || kills(seed, 50));
        }
    });
}
