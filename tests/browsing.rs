//! Browsing: by letter, by year and month, and what a new entry changes of it.

mod yard;

use std::collections::BTreeSet;
use std::path::Path;

use yard::{build, differences, put, site, tree};

fn named(root: &Path, (id, title, day): (&str, &str, &str)) {
    let head = format!(
        "---\ntitle: {title}\nkind: individual\ndate: {day}\nfields: [nong-nghiep]\nreview: {{status: approved}}\nconsent: {{person: {{given: 2023-01-01}}}}\nsources: [{{title: Sổ}}]\n---\n\nTrồng cà phê.\n"
    );
    put(root, &format!("content/profiles/{id}.md"), head);
}

/// Takes a person away as the law asks.
fn erased(root: &Path, id: &str) {
    let head = format!("---\nid: {id}\nerased: {{date: 2023-09-17, why: Theo yêu cầu}}\n---\n");
    put(root, &format!("content/profiles/{id}.md"), head);
}

fn changed(before: &yard::Tree, after: &yard::Tree, part: &str) -> Vec<String> {
    let all: BTreeSet<String> = differences(before, after).into_iter().filter(|name| name.contains(part)).collect();
    all.into_iter().collect()
}

#[test]
fn many_names_have_a_page_for_each_letter() {
    let root = site();
    let public = root.path().join("public");
    for n in 0..201 {
        let given = ["Hạnh", "Hoa", "Đào", "Ưng", "Anh"][n % 5];
        named(root.path(), (&format!("nguoi-{n:03}"), &format!("Nguyễn Thị {given}"), "2023-01-01"));
    }
    build(root.path(), "2023-09-15");
    let before = tree(&public);
    let finding = String::from_utf8_lossy(&before["tim-kiem/index.html"]).into_owned();
    assert!(finding.contains("href=\"/tim-kiem/a-z/h/\"") && finding.contains("Cả 81 tên vần H"), "{finding}");
    assert!(finding.matches("Nguyễn Thị").count() <= 13, "{finding}");
    let pages: Vec<&str> =
        before.keys().filter_map(|name| name.strip_prefix("tim-kiem/a-z/")?.strip_suffix("/index.html")).collect();
    assert_eq!(pages, ["a", "dd", "h", "m", "uw"]);
    assert_eq!(String::from_utf8_lossy(&before["tim-kiem/a-z/h/index.html"]).matches(">Nguyễn Thị H").count(), 81);
    named(root.path(), ("moi", "Lê Văn Đạt", "2023-01-01"));
    build(root.path(), "2023-09-16");
    let dd = ["en/tim-kiem/a-z/dd/index.html", "tim-kiem/a-z/dd/index.html"];
    assert_eq!(changed(&before, &tree(&public), "/a-z/"), dd);
    // Fewer names fit on one page again; what was cited is still answered.
    for n in 0..10 {
        erased(root.path(), &format!("nguoi-{n:03}"));
    }
    build(root.path(), "2023-09-18");
    let after = tree(&public);
    assert!(String::from_utf8_lossy(&after["_redirects"]).contains("/tim-kiem/a-z/uw/ /tim-kiem/ 301"));
    assert!(String::from_utf8_lossy(&after["tim-kiem/index.html"]).contains("Lê Văn Đạt"));
}

#[test]
fn many_entries_have_pages_of_years_and_months() {
    let root = site();
    let public = root.path().join("public");
    for n in 0..24 {
        named(root.path(), (&format!("nguoi-{n:02}"), &format!("Nguyễn Thị {n}"), &format!("202{}-0{}-02", n % 2, n % 3 + 1)));
    }
    build(root.path(), "2023-09-15");
    let before = tree(&public);
    let said = |name: &str| String::from_utf8_lossy(&before[name]).into_owned();
    assert!(said("guong/index.html").contains("<a href=\"/guong/nam/2021/\">Năm 2021 (12)</a>"));
    assert!(said("guong/nam/2021/index.html").contains("<a href=\"/guong/nam/2021/3/\">Tháng 3/2021 (4)</a>"));
    let month = said("guong/nam/2021/3/index.html");
    assert!(month.contains("href=\"/guong/nguoi-05/\"") && month.contains("href=\"/guong/nam/2021/2/\""), "{month}");
    assert!(!before.keys().any(|name| name.starts_with("tin/nam/")), "one page shows all stories");
    assert!(before.contains_key("en/guong/nam/2020/1/index.html"));
    named(root.path(), ("moi", "Lê Văn Đạt", "2021-03-05"));
    build(root.path(), "2023-09-16");
    let after = tree(&public);
    let own = changed(&before, &after, "guong/nam/").into_iter().filter(|name| !name.starts_with("en/")).collect::<Vec<_>>();
    // Pages of the other years tell how many each year has.
    assert!(
        own.contains(&"guong/nam/2021/3/index.html".to_owned())
            && own.iter().filter(|n| n.matches('/').count() == 4).count() == 1,
        "{own:?}"
    );
    for id in ["nguoi-05", "nguoi-11", "nguoi-17", "nguoi-23", "moi"] {
        erased(root.path(), id);
    }
    build(root.path(), "2023-09-18");
    let redirects = String::from_utf8_lossy(&tree(&public)["_redirects"]).into_owned();
    assert!(redirects.contains("/guong/nam/2021/3/ /guong/ 301"), "{redirects}");
    // What stands below the listing was never below the month.
    assert!(!redirects.contains("/guong/nam/2021/3/n") && !redirects.contains("/guong/nam/2021/3/f"), "{redirects}");
}

#[test]
fn similar_models_are_of_the_same_field_and_first_of_the_same_place() {
    let root = site();
    for (n, place) in ["xa-mau", "tinh-mau", "tinh-mau", "tinh-mau", "tinh-mau", "xa-mau", "xa-mau"].into_iter().enumerate() {
        named(root.path(), (&format!("nguoi-{n}"), &format!("Nguyễn Thị {n}"), &format!("2023-01-0{}", n + 1)));
        let file = root.path().join(format!("content/profiles/nguoi-{n}.md"));
        let text =
            std::fs::read_to_string(&file).expect("it was written").replace("fields:", &format!("place: {place}\nfields:"));
        std::fs::write(file, text).expect("it can be written");
    }
    build(root.path(), "2023-09-15");
    let page = |n: usize| {
        String::from_utf8_lossy(&tree(&root.path().join("public"))[&format!("guong/nguoi-{n}/index.html")]).into_owned()
    };
    let after = page(6).split("Mô hình tương tự").nth(1).expect("there are similar ones").to_owned();
    let places: Vec<Option<usize>> = [5, 0, 4, 3].map(|n| after.find(&format!("/guong/nguoi-{n}/"))).into();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    assert!(!after.contains("/guong/nguoi-2/"), "four are enough");
}

#[test]
fn a_crowded_letter_and_a_crowded_month_are_parted() {
    let root = site();
    let public = root.path().join("public");
    for n in 0..520 {
        named(root.path(), (&format!("nguoi-{n:03}"), &format!("Trần Hoa {}", n % 7), "2023-04-02"));
        named(root.path(), (&format!("ho-{n:03}"), "Trần Thị Hoa", "2023-04-02"));
    }
    build(root.path(), "2023-09-15");
    let pages = tree(&public);
    let said = |name: &str| String::from_utf8_lossy(&pages[name]).into_owned();
    let first = said("tim-kiem/a-z/h/index.html");
    assert_eq!(first.matches(">Trần ").count(), 500 + 1, "500 names, and the way to the other page");
    assert!(first.contains("<a href=\"/tim-kiem/a-z/h/2/\">"), "{first}");
    assert_eq!(said("tim-kiem/a-z/h/2/index.html").matches(">Trần Thị Hoa<").count(), 20);
    let months: Vec<&String> = pages.keys().filter(|name| name.starts_with("guong/nam/2023/4/")).collect();
    assert_eq!(months.len(), 6, "{months:?}");
    assert!(said("guong/nam/2023/4/2/index.html").contains("<a href=\"/guong/nam/2023/4/3/\" rel=\"next\">"));
    assert!(said("guong/nam/2023/4/2/index.html").contains("<a href=\"/guong/nam/2023/4/\" rel=\"prev\">"));
    let ledger = std::fs::read_to_string(root.path().join("content/permalinks.tsv")).unwrap();
    assert!(ledger.contains("/tim-kiem/a-z/h/2/\tarchive:letter/h/2\t"), "{ledger}");
    assert!(ledger.contains("/guong/nam/2023/4/6/\tarchive:profile/2023/4/6\t"), "{ledger}");
}

/// Places as `id name keys`, each a line of the list.
fn places(root: &Path, lines: &[&str]) {
    let line = |line: &&str| format!("- {{{line}}}\n");
    let all: String =
        ["id: tinh-mau, name: Tỉnh Mẫu", "id: xa-mau, name: Xã Mẫu, parent: tinh-mau"].iter().chain(lines).map(line).collect();
    put(root, "content/lists/places.yaml", all);
}

/// The map of the page for finding: each tile's column and the names in it.
fn map(root: &Path) -> Vec<String> {
    build(root, "2025-09-15");
    let page = String::from_utf8_lossy(&tree(&root.join("public"))["tim-kiem/index.html"]).into_owned();
    let Some(map) = page.split("<ul class=\"tiles\">").nth(1).and_then(|rest| rest.split("</nav>").next()) else {
        return Vec::new();
    };
    let tile = |tile: &str| {
        let names = tile.split("<a href=\"").skip(1).filter_map(|a| a.split('>').nth(1)?.split('<').next());
        format!("{}: {}", &tile[..1], names.collect::<Vec<_>>().join(", "))
    };
    map.split("<li data-column=\"").skip(1).map(tile).collect()
}

#[test]
fn places_stand_as_on_the_map_with_what_is_within_them_today() {
    let root = site();
    assert_eq!(map(root.path()), Vec::<String>::new(), "without tiles there is no map");
    let old = "to: 2025-06-30, replaced_by";
    places(
        root.path(),
        &[
            &format!("id: h-nam, name: Huyện Nam, short: Nam, tile: [2, 2], parent: tinh-mau, {old}: tinh-mau"),
            &format!("id: h-bac, name: Huyện Bắc, short: Bắc, tile: [3, 1], parent: tinh-mau, {old}: [x-ba, x-bon]"),
            "id: h-tay, name: Huyện Tây, tile: [1, 1], parent: tinh-mau",
            &format!("id: x-cu, name: Xã Cũ, parent: h-nam, {old}: x-mot"),
            &format!("id: x-cu-hai, name: Xã Cũ Hai, parent: h-nam, {old}: x-mot"),
            "id: x-mot, name: Xã Một, parent: tinh-mau, from: 2025-07-01",
            "id: x-hai, name: Xã Hai, parent: h-tay",
            "id: x-ba, name: Xã Ba, parent: tinh-mau, from: 2025-07-01",
            "id: x-bon, name: Xã Bốn, parent: tinh-mau, from: 2025-07-01",
        ],
    );
    assert_eq!(map(root.path()), ["1: Huyện Tây, Xã Hai", "3: Bắc, Xã Ba, Xã Bốn", "2: Nam, Xã Một"]);
    places(root.path(), &["id: h-nam, name: Huyện Nam, tile: [9, 2]", "id: h-bac, name: Huyện Bắc, tile: [1, 1]"]);
    put(root.path(), "content/permalinks.tsv", "");
    std::fs::remove_dir_all(root.path().join("public")).expect("it was built");
    std::fs::remove_dir_all(root.path().join(".guong")).expect("it was kept");
    assert_eq!(map(root.path()), Vec::<String>::new(), "nine columns are no map for a phone");
}
