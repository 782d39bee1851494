// Lets `npx kubesim` find the command in this checkout, as if the package were installed.
import { lstatSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export function linkCommand(root) {
  const folder = join(root, "node_modules", ".bin");
  mkdirSync(folder, { recursive: true });
  if (process.platform === "win32") {
    const script = '@node "%~dp0\\..\\..\\dist\\kubesim.js" %*\r\n';
    writeFileSync(join(folder, "kubesim.cmd"), script);
    return;
  }
  const link = join(folder, "kubesim");
  const target = join("..", "..", "dist", "kubesim.js");
  if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) rmSync(link);
  symlinkSync(target, link);
}
