import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Script } from "node:vm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadBundle } from "./compiled-code.ts";

const source = `exports.where = [__filename, __dirname];
exports.needs = require("./needed.js");
exports.add = (left, right) => left + right;`;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kubesim-bundle-"));
  writeFileSync(join(folder, "needed.js"), "module.exports = 7;");
  writeFileSync(join(folder, "sum.bundle.js"), source);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const otherCode = () => new Script(source.replace("+", "*")).createCachedData();

test.each<{ behaviour: string; compiled?: () => Buffer }>([
  { behaviour: "is compiled where no code is kept" },
  { behaviour: "is compiled where the kept code is broken", compiled: () => Buffer.from("broken") },
  { behaviour: "is compiled where the kept code is of another source", compiled: otherCode },
])("a bundle $behaviour", ({ compiled }) => {
  const file = join(folder, "sum.bundle.js");
  if (compiled !== undefined) writeFileSync(`${file}.compiled`, compiled());
  const { add, ...rest } = Object(loadBundle(folder, "sum"));
  expect(rest).toEqual({ where: [file, folder], needs: 7 });
  expect(add(2, 3)).toBe(5);
});
