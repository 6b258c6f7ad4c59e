//! The tree that was replaced becomes the next one: what did not change is not touched,
//! nothing that is gone stays in it, and whatever is done to it, what is published is right.

mod yard;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::Path;

use guong::base::diagnostic::Sink;
use guong::engine::release;
use guong::engine::store::Store;
use guong::publish::exchange::Way;
use yard::target::{NEW, OLD, Project, texts};

type Pages = Vec<(&'static str, &'static str)>;

/// Many pages, `some` of them otherwise.
fn pages(some: &[(&'static str, &'static str)]) -> Pages {
    let all = ["index.html", "a/index.html", "a/b/index.html", "a/b/c/index.html", "d/index.html", "e/f/index.html", "g.txt"];
    let mut pages: BTreeMap<&str, &str> = all.into_iter().map(|path| (path, "as it was")).collect();
    pages.extend(some.iter().copied());
    pages.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// Every file of the spare tree, with its inode.
fn spare(project: &Project) -> BTreeMap<String, u64> {
    let below = walkdir::WalkDir::new(project.spare()).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    let told = |e: walkdir::DirEntry| {
        let path = e.path().strip_prefix(project.spare()).expect("it is below").display().to_string();
        (path, e.metadata().expect("it is there").ino())
    };
    below.map(told).collect()
}

#[test]
fn what_did_not_change_is_not_touched() {
    for way in [Way::Best, Way::TwoRenames] {
        let project = Project::new(way);
        let stat = |path: &str| fs::metadata(project.public().join(path)).map(|m| (m.ino(), m.ctime(), m.ctime_nsec())).ok();
        project.publish(&pages(&[]));
        project.publish(&pages(&[("d/index.html", "1")]));
        let (top, still) = (stat(""), stat("a/b/index.html"));
        project.publish(&pages(&[("d/index.html", "2")]));
        assert_eq!(stat("a/b/index.html"), still, "no second name was given to it, and none taken");
        assert_ne!(stat("").map(|s| s.0), top.map(|s| s.0));
        project.publish(&pages(&[("d/index.html", "3")]));
        assert_eq!(stat("").map(|s| s.0), top.map(|s| s.0), "two trees take turns");
        assert_eq!(stat("a/b/index.html"), still);
        assert_eq!(project.site(), texts(&pages(&[("d/index.html", "3")])));
        assert_eq!(project.leftovers(), Vec::<String>::new());
    }
}

#[test]
fn a_spare_tree_holds_nothing_but_what_is_public() {
    let project = Project::new(Way::Best);
    fs::create_dir_all(project.public().join(".well-known")).expect("it is made");
    fs::write(project.public().join(".well-known/x"), "x").expect("it is made");
    project.publish(&pages(&[("p/secret.html", "withdrawn"), ("e/f/index.html", "withdrawn")]));
    project.publish(&pages(&[]));
    let held = spare(&project);
    assert_eq!(held.len(), 6, "{held:?}");
    for (path, inode) in held {
        assert_eq!(fs::metadata(project.public().join(&path)).expect("it is public").ino(), inode, "{path}");
    }
    assert!(!project.spare().join("p").exists() && !project.spare().join("e").exists());
    let mut site = texts(&pages(&[("e/f/index.html", "back")]));
    project.publish(&pages(&[("e/f/index.html", "back")]));
    site.insert(".well-known/x".to_owned(), "x".to_owned());
    assert_eq!(project.site(), site);
}

#[test]
fn editions_in_which_little_stays_leave_no_tree() {
    let project = Project::new(Way::Best);
    project.publish(&OLD);
    project.publish(&[("other.html", "other")]);
    assert!(!project.spare().exists());
    project.publish(&NEW);
    assert_eq!(project.site(), texts(&NEW));
}

#[test]
fn how_files_stand_is_known_whatever_became_of_the_tree_before() {
    let project = Project::new(Way::Best);
    let others = [("index.html", "1"), ("a/index.html", "1"), ("a/b/index.html", "1"), ("a/b/c/index.html", "1")];
    for edition in [pages(&[]), pages(&[("d/index.html", "1")]), pages(&others), pages(&others)] {
        project.publish(&edition);
        let mut sink = Sink::new();
        let (store, target) = (Store::of(project.root()), project.target());
        let standing = release::open(&target, &store, &mut sink).expect("it is opened");
        assert!(standing.intact().is_some(), "nothing had to be read");
    }
}

#[test]
fn files_and_folders_change_places() {
    let project = Project::new(Way::Best);
    let editions = [
        pages(&[("x", "a file")]),
        pages(&[("x/y/z.html", "a folder")]),
        pages(&[("x/y", "a file")]),
        pages(&[]),
        pages(&[("g.txt", ""), ("g.txt/index.html", "a folder")]),
        pages(&[("a/b/index.html", ""), ("a/b/c/index.html", ""), ("a/b", "a file")]),
        pages(&[("d/index.html", "new"), ("d/e/f/g/index.html", "deep")]),
        pages(&[]),
    ];
    for edition in editions.iter().chain(&editions) {
        project.publish(edition);
        assert_eq!(project.site(), texts(edition));
        assert_eq!(project.publish(edition).0.written, 0);
    }
}

#[test]
fn whatever_is_done_to_it_what_is_published_is_right() {
    type Harm = (&'static str, fn(&Path));
    let harms: [Harm; 10] = [
        ("gone", |spare| fs::remove_dir_all(spare).expect("it is removed")),
        ("written into", |spare| fs::write(spare.join("a/b/index.html"), "spoilt").expect("it is written")),
        ("a file gone", |spare| fs::remove_file(spare.join("a/b/index.html")).expect("it is removed")),
        ("a file replaced", |spare| {
            fs::write(spare.join("other"), "spoilt").expect("it is written");
            fs::rename(spare.join("other"), spare.join("a/b/index.html")).expect("it is moved");
        }),
        ("a file added", |spare| fs::write(spare.join("a/b/spam.html"), "spam").expect("it is added")),
        ("a file added at the top", |spare| fs::write(spare.join("spam.html"), "spam").expect("it is added")),
        ("a folder added", |spare| fs::create_dir(spare.join("a/spam")).expect("it is added")),
        ("a folder moved", |spare| fs::rename(spare.join("a/b"), spare.join("a/B")).expect("it is moved")),
        ("a link for a folder", |spare| {
            fs::rename(spare.join("a"), spare.join("../a")).expect("it is moved");
            symlink("../a", spare.join("a")).expect("it is linked");
        }),
        ("a file in its place", |spare| {
            fs::remove_dir_all(spare).expect("it is removed");
            fs::write(spare, "a file").expect("it is written");
        }),
    ];
    for (what, harm) in harms {
        let project = Project::new(Way::Best);
        project.publish(&pages(&[]));
        project.publish(&pages(&[("d/index.html", "1")]));
        harm(&project.spare());
        let edition = pages(&[("d/index.html", "2"), ("n/index.html", "new")]);
        project.publish(&edition);
        assert_eq!(project.site(), texts(&edition), "{what}");
        let edition = pages(&[("d/index.html", "3")]);
        assert_eq!(project.publish(&edition).1, Vec::<String>::new(), "{what}");
        assert_eq!(project.site(), texts(&edition), "{what}");
    }
}

#[test]
fn what_was_done_before_a_build_that_published_nothing_is_not_forgotten() {
    type Harm = (&'static str, fn(&Project));
    let harms: [Harm; 2] = [
        ("a file replaced in the spare tree", |project| {
            fs::write(project.spare().join("../other"), "spoilt").expect("it is written");
            fs::rename(project.spare().join("../other"), project.spare().join("a/index.html")).expect("it is moved");
        }),
        ("a file written into and put right under another name", |project| {
            let file = project.public().join("a/index.html");
            let sound = fs::read(&file).expect("it is there");
            fs::write(&file, "spoilt").expect("it is written");
            fs::write(project.public().join("../other"), sound).expect("it is written");
            fs::rename(project.public().join("../other"), &file).expect("it is moved");
        }),
    ];
    for (what, harm) in harms {
        let project = Project::new(Way::Best);
        project.publish(&pages(&[]));
        project.publish(&pages(&[("d/index.html", "1")]));
        harm(&project);
        assert_eq!(project.publish(&pages(&[("d/index.html", "1")])).0.written, 0, "{what}");
        for text in ["2", "3"] {
            let edition = pages(&[("d/index.html", text)]);
            project.publish(&edition);
            assert_eq!(project.site(), texts(&edition), "{what}");
        }
    }
}

#[test]
fn what_others_do_to_the_site_is_made_right_in_both_trees() {
    let project = Project::new(Way::Best);
    project.publish(&pages(&[]));
    project.publish(&pages(&[("d/index.html", "1")]));
    fs::write(project.public().join("a/index.html"), "spoilt").expect("it is written");
    fs::write(project.public().join("a/b/spam.html"), "spam").expect("it is added");
    let edition = pages(&[("d/index.html", "2")]);
    assert_eq!(project.publish(&edition).1, ["G650 a/b/spam.html", "G650 a/index.html"]);
    for text in ["3", "4"] {
        let edition = pages(&[("d/index.html", text)]);
        assert_eq!(project.publish(&edition).1, Vec::<String>::new());
        assert_eq!(project.site(), texts(&edition));
    }
}

#[test]
fn a_tree_of_another_edition_is_not_taken() {
    let project = Project::new(Way::Best);
    project.publish(&pages(&[]));
    project.publish(&pages(&[("d/index.html", "1")]));
    let state = project.root().join(".guong/targets");
    let name = fs::read_dir(&state).expect("it is there").next().expect("one target").expect("it can be read").path();
    let old = fs::read(&name).expect("it is there");
    project.publish(&pages(&[("a/index.html", "2")]));
    fs::write(&name, old).expect("the state of the edition before");
    for text in ["3", "4"] {
        let edition = pages(&[("e/f/index.html", text)]);
        project.publish(&edition);
        assert_eq!(project.site(), texts(&edition));
    }
}
