//! Generates the Rust types of the schema with Debian's protobuf-codegen, which makes one flat module of each file.
use std::{env, fs, process::Command};

const FILES: [&str; 5] = ["v1/document", "v1/documents", "v1/extraction", "v1/summary", "wire/v1/frame"];

fn main() {
    println!("cargo:rerun-if-changed=../../../proto/warraq");
    let out = env::var("OUT_DIR").unwrap();
    let mut protoc = Command::new("protoc");
    protoc.arg("--proto_path=../../../proto").arg(format!("--rust_out={out}"));
    assert!(protoc.args(FILES.map(|file| format!("warraq/{file}.proto"))).status().unwrap().success());
    let modules = FILES.map(|file| format!("#[allow(warnings)]\npub mod {};\n", file.rsplit('/').next().unwrap()));
    fs::write(format!("{out}/schema.rs"), modules.concat()).unwrap();
}
