//! Publishing: what readers see is the whole old site or the whole new one,
//! whatever fails, and what others did to it is noticed and made right.

mod yard;

use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};

use guong::base::diagnostic::Sink;
use guong::base::failure::Failure;
use guong::engine::make::make;
use guong::engine::notes::Notes;
use guong::engine::release::{self, Beside};
use guong::engine::store::Store;
use guong::publish::exchange::{Way, exchange_within};
use guong::publish::folder::{Release, Target};
use guong::publish::lock;
use yard::target::{NEW, OLD, Project, plan, texts};

const WAYS: [Way; 3] = [Way::Best, Way::TwoRenames, Way::Within];

#[test]
fn an_edition_replaces_another() {
    for way in WAYS {
        let project = Project::new(way);
        assert_eq!(project.publish(&OLD).0, Release { written: 4, unchanged: 0, removed: 0 });
        let time = |path: &str| fs::metadata(project.public().join(path)).expect("it is there").mtime_nsec();
        let before = time("a/b/index.html");
        let (release, told) = project.publish(&NEW);
        assert_eq!(release, Release { written: 2, unchanged: 2, removed: 1 });
        assert_eq!(told, Vec::<String>::new());
        assert_eq!(project.site(), texts(&NEW));
        assert_eq!(time("a/b/index.html"), before);
        assert_eq!(project.leftovers(), Vec::<String>::new());
    }
}

#[test]
fn nothing_changed_touches_nothing() {
    let project = Project::new(Way::Best);
    project.publish(&OLD);
    let inode = || fs::metadata(project.public()).expect("it is there").ino();
    let (before, state) = (inode(), fs::read_dir(project.root().join(".guong/targets")).expect("it is there").count());
    let (release, told) = project.publish(&OLD);
    assert_eq!((release, told.len()), (Release { written: 0, unchanged: 4, removed: 0 }, 0));
    assert_eq!((inode(), state), (before, 1));
}

#[test]
fn a_moved_or_forgotten_project_writes_nothing() {
    let project = Project::new(Way::Best);
    project.publish(&OLD);
    fs::remove_dir_all(project.root().join(".guong")).expect("it is removed");
    let (release, told) = project.publish(&OLD);
    assert_eq!((release.written, release.removed, told.len()), (0, 0, 0));
    fs::remove_dir_all(project.public()).expect("it is removed");
    let (release, told) = project.publish(&OLD);
    assert_eq!((release.written, told.len()), (4, 0));
}

#[test]
fn what_others_did_is_made_right_and_told() {
    for way in WAYS {
        let project = Project::new(way);
        project.publish(&OLD);
        let at = |path: &str| project.public().join(path);
        fs::write(at("a/index.html"), "A").expect("it is changed");
        fs::write(at("a/spam.html"), "spam").expect("it is added");
        fs::create_dir(at("empty")).expect("it is added");
        fs::remove_file(at("a/b/index.html")).expect("it is removed");
        symlink("/etc", at("gone/etc")).expect("it is added");
        let (release, told) = project.publish(&OLD);
        assert_eq!(told, ["G650 a/b/index.html", "G650 a/index.html", "G650 a/spam.html", "G650 empty", "G650 gone/etc"]);
        assert_eq!((release.written, release.removed), (2, 0));
        assert_eq!(project.site(), texts(&OLD));
        assert_eq!(project.publish(&OLD).1, Vec::<String>::new());
    }
}

#[test]
fn a_touched_file_with_the_same_bytes_is_not_altered() {
    let project = Project::new(Way::Best);
    project.publish(&OLD);
    fs::write(project.public().join("a/index.html"), "a").expect("it is touched");
    let (release, told) = project.publish(&OLD);
    assert_eq!((release.written, told.len()), (0, 0));
}

#[test]
fn dot_files_of_others_stay() {
    for way in WAYS {
        let project = Project::new(way);
        fs::create_dir_all(project.public().join(".git/objects")).expect("it is made");
        fs::write(project.public().join(".gitkeep"), "").expect("it is made");
        fs::write(project.public().join(".git/objects/x"), "x").expect("it is made");
        project.publish(&OLD);
        project.publish(&NEW);
        let site = project.site();
        assert!(site.contains_key(".gitkeep") && site.contains_key(".git/objects/x"), "{site:?}");
        assert_eq!(site.len(), NEW.len() + 2);
    }
}

#[test]
fn a_strange_folder_is_refused_unless_forced() {
    let mut project = Project::new(Way::Best);
    fs::create_dir_all(project.public().join("mine")).expect("it is made");
    fs::write(project.public().join("mine/thesis.txt"), "years").expect("it is made");
    let before = project.site();
    let (done, _) = project.build(&OLD);
    assert!(matches!(done, Err(Failure::Usage("target-foreign", _))), "{done:?}");
    assert_eq!(project.site(), before);
    project.force = true;
    let (_, told) = project.publish(&OLD);
    assert_eq!(told, ["G651 mine/thesis.txt"]);
    assert_eq!(project.site(), texts(&OLD));
}

#[test]
fn a_link_is_published_through() {
    let project = Project::new(Way::Best);
    fs::create_dir(project.root().join("served")).expect("it is made");
    symlink("served", project.public()).expect("it is linked");
    project.publish(&OLD);
    project.publish(&NEW);
    assert!(fs::symlink_metadata(project.public()).expect("it is there").is_symlink());
    assert_eq!(project.site(), texts(&NEW));
}

#[test]
fn the_ledger_goes_first_and_comes_back_if_the_exchange_fails() {
    let project = Project::new(Way::Best);
    project.build_with(&OLD, Some("old\n")).0.expect("it is published");
    let ledger = || fs::read_to_string(project.root().join("permalinks.tsv")).expect("it is there");
    // The target turns into a file between staging and exchange: the exchange with a folder below it fails.
    let mut sink = Sink::new();
    let (store, target) = (Store::of(project.root()), Target { way: Way::TwoRenames, ..project.target() });
    let standing = release::open(&target, &store, &mut sink).expect("it is opened");
    let made = make(plan(&NEW), &standing.store(), &mut sink);
    let blocker = project.root().join(".guong-last-public/in the way");
    fs::create_dir_all(&blocker).expect("it is made");
    let new = Some((project.root().join("permalinks.tsv"), b"new\n".to_vec()));
    let done = standing.publish(&made, &Beside { ledger: new, notes: Notes::default() }, &mut sink);
    assert!(matches!(done, Err(Failure::Machine { .. })), "{done:?}");
    assert_eq!((ledger().as_str(), project.site()), ("old\n", texts(&OLD)));
    project.build_with(&NEW, Some("new\n")).0.expect("the next build mends it");
    assert_eq!((ledger().as_str(), project.site()), ("new\n", texts(&NEW)));
    assert_eq!(project.leftovers(), Vec::<String>::new());
}

#[test]
fn a_crash_inside_a_target_is_healed() {
    let project = Project::new(Way::Within);
    project.publish(&OLD);
    let at = |path: &str| project.public().join(path);
    // Killed between two renames of the mark, one entry already new, one not.
    fs::create_dir_all(at(".guong-next/a")).expect("it is made");
    fs::create_dir_all(at(".guong-last")).expect("it is made");
    fs::rename(at(".guong-site"), at(".guong-last/.guong-site")).expect("it is moved");
    fs::create_dir_all(at("c")).expect("it is made");
    fs::write(at("c/index.html"), "c").expect("it is new");
    let (_, told) = project.publish(&NEW);
    assert_eq!(told, ["G652 "]);
    assert_eq!(project.site(), texts(&NEW));
}

#[test]
fn entries_change_places_inside_a_target() {
    let temp = tempfile::tempdir().expect("a temporary folder can be made");
    let at = |path: &str| temp.path().join(path);
    for (folder, text) in [("site", "old"), ("site/.guong-next", "new")] {
        fs::create_dir_all(at(folder)).expect("it is made");
        fs::write(at(folder).join("a"), text).expect("it is written");
        fs::write(at(folder).join(format!("{text}-only")), text).expect("it is written");
    }
    // What stands in the way is refused before anything moves.
    let (new, site, aside) = (at("site/.guong-next"), at("site"), at("site/.guong-last"));
    fs::create_dir(&aside).expect("it is made");
    assert!(exchange_within(&new, &site, &aside, &["a"]).is_err());
    assert_eq!(fs::read_to_string(at("site/a")).ok().as_deref(), Some("old"));
    fs::remove_dir(&aside).expect("it is empty");
    exchange_within(&new, &site, &aside, &["a"]).expect("nothing is in the way");
    let text = |path: &str| fs::read_to_string(at(path)).ok();
    assert_eq!(text("site/a").as_deref(), Some("new"));
    assert_eq!((text("site/new-only").is_some(), text("site/old-only")), (true, None));
}

#[test]
fn a_crash_at_any_step_is_healed() {
    for way in [Way::Best, Way::TwoRenames] {
        let project = Project::new(way);
        project.publish(&OLD);
        let beside = |name: &str| project.root().join(name);
        // Killed while staging.
        fs::create_dir_all(beside(".guong-next-public/half")).expect("it is made");
        assert_eq!(project.publish(&OLD).1, ["G652 "]);
        // Killed between two renames.
        fs::create_dir_all(beside(".guong-next-public/half")).expect("it is made");
        fs::rename(project.public(), beside(".guong-last-public")).expect("it is moved");
        assert_eq!(project.publish(&OLD).1, ["G652 "]);
        assert_eq!(project.site(), texts(&OLD));
        // Killed after them.
        fs::create_dir_all(beside(".guong-last-public/half")).expect("it is made");
        assert_eq!(project.publish(&NEW).1, ["G652 "]);
        assert_eq!((project.site(), project.leftovers()), (texts(&NEW), Vec::new()));
    }
}

#[test]
fn a_crash_before_the_state_is_written_alarms_nobody() {
    let project = Project::new(Way::Best);
    project.publish(&OLD);
    let state = project.root().join(".guong/targets");
    let name = fs::read_dir(&state).expect("it is there").next().expect("one target").expect("it can be read").path();
    let before = fs::read(&name).expect("it is there");
    project.publish(&NEW);
    // As if killed just after the exchange: the new edition is only announced.
    fs::rename(&name, name.with_extension("next")).expect("it is moved");
    fs::write(&name, before).expect("it is written");
    let (release, told) = project.publish(&NEW);
    assert_eq!((release.written, told), (0, Vec::new()));
}

#[test]
fn damaged_state_is_set_aside() {
    let project = Project::new(Way::Best);
    project.publish(&OLD);
    let state = project.root().join(".guong/targets");
    let name = fs::read_dir(&state).expect("it is there").next().expect("one target").expect("it can be read").path();
    let mut bytes = fs::read(&name).expect("it is there");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    fs::write(&name, bytes).expect("it is damaged");
    let (release, told) = project.publish(&NEW);
    assert_eq!((release.written, told), (2, vec!["G653 ".to_owned()]));
    assert_eq!(project.site(), texts(&NEW));
}

#[test]
fn every_failing_step_leaves_the_old_site() {
    for blocked in [".guong-next-public", ".guong/targets"] {
        let project = Project::new(Way::Best);
        project.publish(&OLD);
        // What cannot be written is stood in for by something that cannot be replaced.
        let mut sink = Sink::new();
        let (store, target) = (Store::of(project.root()), project.target());
        let standing = release::open(&target, &store, &mut sink).expect("it is opened");
        let made = make(plan(&NEW), &standing.store(), &mut sink);
        let at = project.root().join(blocked);
        let _ = fs::remove_dir_all(&at);
        if blocked.starts_with(".guong/") {
            fs::remove_dir_all(project.root().join(".guong")).expect("it is removed");
            fs::write(project.root().join(".guong"), "a file").expect("it is made");
        } else {
            fs::write(&at, "a file").expect("it is made");
        }
        let done = standing.publish(&made, &Beside::default(), &mut sink);
        assert!(matches!(done, Err(Failure::Machine { .. })), "{blocked}: {done:?}");
        assert_eq!(project.site(), texts(&OLD), "{blocked}");
    }
}

#[test]
fn an_edition_is_held_against_the_notes_of_the_one_before() {
    let project = Project::new(Way::Best);
    let (store, target) = (Store::of(project.root()), project.target());
    let noted = || release::open(&target, &store, &mut Sink::new()).expect("it is opened").notes().and_then(|n| n.get("pages"));
    assert_eq!(noted(), None::<usize>);
    project.publish(&OLD);
    assert_eq!(noted(), Some(4));
    fs::write(project.public().join(".guong-site"), "guong 0.0.1 00\n").expect("another edition stands there");
    assert_eq!(noted(), None);
}

#[test]
fn the_project_itself_is_never_a_target() {
    let project = Project::new(Way::Best);
    fs::create_dir_all(project.root().join("content")).expect("it is made");
    for folder in [".", "content", "content/new", ".guong/x"] {
        let target = Target { force: true, ..Target::at(&project.root().join(folder)) };
        let store = Store::of(project.root());
        let opened = release::open(&target, &store, &mut Sink::new());
        assert!(matches!(opened, Err(Failure::Usage("target-project", _))), "{folder}");
    }
}

#[test]
fn the_second_command_waits_and_says_so() {
    let project = Project::new(Way::Best);
    let state = Store::folder(project.root());
    let first = lock::take(&state, || panic!("nobody holds it")).expect("it is taken");
    let (told, heard) = std::sync::mpsc::channel();
    let second = std::thread::spawn(move || {
        lock::take(&state, || told.send(()).expect("somebody listens")).expect("it is taken");
    });
    heard.recv().expect("it says that it waits");
    assert!(!second.is_finished());
    drop(first);
    second.join().expect("it goes on");
}
