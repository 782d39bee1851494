// Sees to it that there is a Chromium for the page tests, and prints where it is. Where this machine
// has none and may install one, it does so with its own package manager; elsewhere it says what is
// missing, and the page tests are skipped with a word about it.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const found = () =>
  names
    .flatMap((name) => (process.env.PATH ?? "").split(delimiter).map((each) => join(each, name)))
    .find((path) => existsSync(path));

const mayInstall = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

function install() {
  console.error("installing chromium…");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...words) => spawnSync("apt-get", words, { env, stdio: "ignore" }).status === 0;
  const get = ["install", "-y", "--no-install-recommends", "chromium"];
  if (!apt(...get)) apt("update") && apt(...get);
}

if (found() === undefined && mayInstall()) install();
const chromium = found();
console.error(
  chromium === undefined
    ? "no chromium: the page tests are skipped; install it as root, or put it on the PATH"
    : `chromium: ${chromium}`,
);
